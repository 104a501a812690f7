import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

import { cleanEnvironment } from '../processes/cleanEnvironment';
import { runCommand } from '../processes/runCommand';

/** npm's own file: the npm that runs us, else the one beside this Node. */
function npmCli(): string {
	const beside = dirname(process.execPath);
	const files = [
		process.env.npm_execpath ?? '',
		join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		join(beside, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
	];
	const found = files.find((file) => file.endsWith('npm-cli.js') && existsSync(file));
	if (!found) throw new Error('npm was not found. Start this by npm run.');
	return found;
}

/**
 * Runs npm in a folder.
 * @param node the Node that runs it, and whatever it compiles or starts; default this one
 * @returns what it wrote to its standard output
 */
export async function npm(
	cwd: string,
	args: readonly string[],
	node: { path: string; settings?: Record<string, string> } = { path: process.execPath },
): Promise<string> {
	const path = [dirname(node.path), process.env.PATH].join(delimiter);
	return await runCommand(node.path, [npmCli(), ...args], {
		cwd,
		env: cleanEnvironment({ PATH: path, npm_config_loglevel: 'error', ...node.settings }),
	});
}

import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { packageRoot } from '../../test/harness/thisPackage';
import { runCommand } from '../processes/runCommand';
import { npm } from './npm';

/** Builds the package and packs it as `npm publish` would. @returns the tarball's path */
export async function packPackage(intoFolder: string): Promise<string> {
	const root = packageRoot();
	await npm(root, ['run', 'build']);
	const packed = await npm(root, ['pack', '--json', '--pack-destination', intoFolder]);
	const [{ filename }] = JSON.parse(packed) as Array<{ filename: string }>;
	return join(intoFolder, filename);
}

/**
 * Installs the tarball as n8n's community-node page does (`downloadPackage` of n8n 2.40): unpacked into
 * `nodes/node_modules` of n8n's folder, without its dev and peer dependencies, and written down there.
 * The page itself can only install from npm's public registry.
 */
export async function installPackage(tarball: string, userFolder: string): Promise<void> {
	const { name } = JSON.parse(await readFile(join(packageRoot(), 'package.json'), 'utf8')) as {
		name: string;
	};
	const nodes = join(userFolder, '.n8n', 'nodes');
	const folder = join(nodes, 'node_modules', name);
	await mkdir(folder, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', folder, '--strip-components=1']);
	const file = join(folder, 'package.json');
	const manifest = JSON.parse(await readFile(file, 'utf8')) as Record<string, unknown>;
	delete manifest.devDependencies;
	delete manifest.peerDependencies;
	delete manifest.optionalDependencies;
	await writeFile(file, JSON.stringify(manifest, null, 2));
	await npm(folder, [
		'install',
		'--audit=false',
		'--fund=false',
		'--bin-links=false',
		'--install-strategy=shallow',
		'--ignore-scripts=true',
		'--package-lock=false',
	]);
	const ledger = {
		name: 'installed-nodes',
		private: true,
		dependencies: { [name]: manifest.version },
	};
	await writeFile(join(nodes, 'package.json'), JSON.stringify(ledger, null, 2));
}

import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { runCommand } from '../processes/runCommand';
import { cacheFolder } from './cacheFolder';
import { NotRun } from './NotRun';
import { npm } from './npm';

/** The n8n everything is tried in. */
const N8N_VERSION = '2.40.7';

/** Nothing released later is installed with it: later releases of what n8n uses may not fit together. */
const RELEASED_BEFORE = '2026-09-30';

/** What n8n 2.40 needs (its `engines`); ours need not be that new. */
const NODE_MAJOR = 24;

/** n8n on this machine. */
export interface InstalledN8n {
	/** The Node to run it with. */
	node: string;
	/** n8n's command. */
	command: string;
}

/**
 * n8n and its Node, installed into the cache folder unless they are there and whole.
 * @param tell is told of each step that takes its time
 * @throws NotRun with npm's reason
 */
export async function installN8n(tell: (step: string) => void): Promise<InstalledN8n> {
	try {
		const node = await installNode(tell);
		const folder = join(cacheFolder(), `n8n-${N8N_VERSION}`);
		const marker = join(folder, 'complete');
		const command = join(folder, 'node_modules', 'n8n', 'bin', 'n8n');
		if (isMarked(marker, node) && existsSync(command)) return { node, command };

		tell(`Installing n8n ${N8N_VERSION} into ${folder} (about 5 minutes, 2.2 GB, once)`);
		manifest(folder, { n8n: N8N_VERSION });
		await npm(folder, [
			'install',
			`--before=${RELEASED_BEFORE}`,
			'--ignore-scripts',
			'--no-audit',
			'--no-fund',
		]);
		if (!(await sqliteWorks(node, folder))) {
			tell('Compiling sqlite3 (about 2 minutes, once)');
			// The headers of that very Node, so that nothing is fetched from elsewhere.
			const headers = join(node, '..', '..');
			const settings: Record<string, string> = { npm_config_ignore_scripts: 'false' };
			if (existsSync(join(headers, 'include', 'node', 'node_api.h'))) {
				settings.npm_config_nodedir = headers;
			}
			await npm(folder, ['rebuild', 'sqlite3'], { path: node, settings });
			if (!(await sqliteWorks(node, folder))) throw new Error('sqlite3 does not load.');
		}
		writeFileSync(marker, node);
		return { node, command };
	} catch (error) {
		throw new NotRun((error as Error).message);
	}
}

/** This Node when it will do, else the same version's binary from npm. */
async function installNode(tell: (step: string) => void): Promise<string> {
	if (Number(process.versions.node.split('.')[0]) === NODE_MAJOR) return process.execPath;
	const name = `node-${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`;
	const folder = join(cacheFolder(), `node-${NODE_MAJOR}`);
	const binary = process.platform === 'win32' ? 'node.exe' : 'node';
	const node = join(folder, 'node_modules', name, 'bin', binary);
	if (existsSync(node)) return node;
	tell(`Installing Node ${NODE_MAJOR} into ${folder}`);
	manifest(folder, { [name]: String(NODE_MAJOR) });
	await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
	return node;
}

/** A folder npm installs into and no project above it. */
function manifest(folder: string, dependencies: Record<string, string>): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
}

/** Compiled for this Node: another one needs it done again. */
function isMarked(marker: string, node: string): boolean {
	return existsSync(marker) && readFileSync(marker, 'utf8') === node;
}

async function sqliteWorks(node: string, folder: string): Promise<boolean> {
	return await runCommand(node, ['-e', "require('sqlite3')"], { cwd: folder }).then(
		() => true,
		() => false,
	);
}

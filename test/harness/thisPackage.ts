import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The classes n8n would load from the package. */
export interface PackageClasses {
	nodes: Array<new () => INodeType>;
	credentials: Array<new () => ICredentialType>;
}

/** The package's own folder, wherever this file was compiled to. */
export function packageRoot(): string {
	let folder = __dirname;
	while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
	return folder;
}

/**
 * Loads what a package's manifest names for n8n, as n8n does: each class has the name of its file.
 * @param folder of the package, installed or built
 * @throws Error when a file is missing, as in a checkout that was not built
 */
export function packageClasses(folder: string): PackageClasses {
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const load = createRequire(__filename);
	const classOf = <T>(file: string): new () => T =>
		(load(join(folder, file)) as Record<string, new () => T>)[basename(file).split('.')[0]];
	return {
		nodes: n8n.nodes.map((file) => classOf<INodeType>(file)),
		credentials: n8n.credentials.map((file) => classOf<ICredentialType>(file)),
	};
}

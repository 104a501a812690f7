import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join } from 'node:path';
import type { ICredentialType, INodeType } from 'n8n-workflow';

/** The classes n8n would load from the package. */
export interface PackageClasses {
	nodes: Array<new () => INodeType>;
	credentials: Array<new () => ICredentialType>;
}

/** The nearest folder above this file that holds the package's manifest: `.build/demo` is one deeper than `demo`. */
export function packageFolder(): string {
	const candidates = [join(__dirname, '..'), join(__dirname, '../..')];
	const found = candidates.find((folder) => existsSync(join(folder, 'package.json')));
	if (!found) throw new Error('package.json was not found beside the demo');
	return found;
}

/** Loads what package.json names for n8n, from `dist/`. Throws when it was not built. */
export function builtPackage(): PackageClasses {
	const folder = packageFolder();
	const { n8n } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
		n8n: { nodes: string[]; credentials: string[] };
	};
	const load = createRequire(__filename);
	// As n8n does: the class has the name of its file.
	const classOf = <T>(file: string): T =>
		(load(join(folder, file)) as Record<string, T>)[basename(file).split('.')[0]];
	return {
		nodes: n8n.nodes.map(classOf) as never,
		credentials: n8n.credentials.map(classOf) as never,
	};
}

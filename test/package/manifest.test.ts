import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Icon, ICredentialType, INodeType } from 'n8n-workflow';
import manifest from '../../package.json';
import { ROOT, textOf } from './sourceFiles';

/** `dist/nodes/X/X.node.js` → `nodes/X/X.node.ts`. */
const sourceOf = (built: string) => built.replace(/^dist\//, '').replace(/\.js$/, '.ts');

function instanceOf<T>(built: string): T {
	const className = basename(built).split('.')[0];
	const exported = jest.requireActual<Record<string, new () => T>>(join(ROOT, sourceOf(built)));
	expect(Object.keys(exported)).toContain(className);
	return new exported[className]();
}

function expectIcons(icon: Icon | undefined, source: string) {
	expect(icon).toEqual({
		light: expect.stringMatching(/^file:.*\.svg$/),
		dark: expect.stringMatching(/^file:.*\.svg$/),
	});
	const { light, dark } = icon as { light: string; dark: string };
	for (const file of [light, dark].map((path) => path.replace('file:', ''))) {
		expect(textOf(join(dirname(source), file))).toContain('<svg');
	}
}

describe('package.json', () => {
	it('has nothing to install at run time but the n8n it runs in', () => {
		const { dependencies = {} } = manifest as { dependencies?: object };
		expect(dependencies).toEqual({});
		expect(manifest.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(manifest).not.toHaveProperty('overrides');
		expect(manifest).not.toHaveProperty('optionalDependencies');
		expect(manifest).not.toHaveProperty('bundleDependencies');
	});

	it('is found and accepted as a community node: name, keyword, licence, author, homepage', () => {
		expect(manifest).toMatchObject({
			name: 'n8n-nodes-highlevel-associations',
			license: 'MIT',
			keywords: expect.arrayContaining(['n8n-community-node-package']),
			author: { name: expect.stringMatching(/\S/), email: expect.stringContaining('@') },
			homepage: expect.stringMatching(/^https:/),
			files: ['dist'],
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		expect(textOf('LICENSE')).toContain('MIT License');
	});

	it('runs nothing when it is installed', () => {
		const hooks = ['preinstall', 'install', 'postinstall', 'prepare', 'prepack', 'postpack'];
		expect(Object.keys(manifest.scripts).filter((name) => hooks.includes(name))).toEqual([]);
	});

	it('names the two credentials and the three nodes', () => {
		const names = (paths: string[]) => paths.map((path) => basename(path).split('.')[0]).sort();
		expect(names(manifest.n8n.credentials)).toEqual([
			'HighLevelAssociationsOAuth2Api',
			'HighLevelPrivateIntegrationApi',
		]);
		expect(names(manifest.n8n.nodes)).toEqual([
			'HighLevelAssociations',
			'HighLevelAssociationsPollTrigger',
			'HighLevelAssociationsTrigger',
		]);
	});
});

describe.each(manifest.n8n.credentials)('%s', (built) => {
	it('is a credential named as its class, with an icon for either theme', () => {
		const credential = instanceOf<ICredentialType>(built);
		const className = basename(built).split('.')[0];
		expect(credential.name).toBe(className[0].toLowerCase() + className.slice(1));
		expectIcons(credential.icon, sourceOf(built));
	});
});

describe.each(manifest.n8n.nodes)('%s', (built) => {
	const className = basename(built).split('.')[0];

	it('is a node named as its class, with an icon for either theme and a subtitle', () => {
		const { description } = instanceOf<INodeType>(built);
		expect(description.name).toBe(className[0].toLowerCase() + className.slice(1));
		expect(description.subtitle).toBeTruthy();
		expectIcons(description.icon, sourceOf(built));
	});

	it('offers itself as a tool to AI agents exactly when it acts', () => {
		const { description } = instanceOf<INodeType>(built);
		const isTrigger = description.group.includes('trigger');
		expect(isTrigger).toBe(className.endsWith('Trigger'));
		expect(description.usableAsTool).toBe(isTrigger ? undefined : true);
		expect(description.inputs).toEqual(isTrigger ? [] : ['main']);
	});

	it('uses only credentials that the package brings', () => {
		const { description } = instanceOf<INodeType>(built);
		const brought = manifest.n8n.credentials.map((path) => instanceOf<ICredentialType>(path).name);
		for (const { name } of description.credentials ?? []) expect(brought).toContain(name);
	});

	it('has a codex file that names it, its category and its documentation', () => {
		const codex = sourceOf(built).replace(/\.ts$/, '.json');
		expect(existsSync(join(ROOT, codex))).toBe(true);
		expect(JSON.parse(textOf(codex))).toMatchObject({
			node: `n8n-nodes-highlevel-associations.${className[0].toLowerCase()}${className.slice(1)}`,
			nodeVersion: expect.stringMatching(/^\d+\.\d+$/),
			codexVersion: expect.stringMatching(/^\d+\.\d+$/),
			categories: expect.arrayContaining([expect.stringMatching(/\S/)]),
			alias: expect.arrayContaining([expect.stringMatching(/\S/)]),
			resources: {
				primaryDocumentation: expect.arrayContaining([
					{ url: expect.stringMatching(/^https:\/\//) },
				]),
			},
		});
	});
});

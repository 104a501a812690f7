import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { HighLevelAssociationsTrigger } from '../../nodes/HighLevelAssociationsTrigger/HighLevelAssociationsTrigger.node';
import { anchorsOf, DOCUMENTS } from '../docs/documents';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { homepage } = JSON.parse(read('package.json')) as { homepage: string };

interface Codex {
	node: string;
	resources: Record<string, Array<{ url: string }>>;
}

describe.each([
	[new HighLevelAssociations().description, 'docs/operations.md'],
	[new HighLevelAssociationsTrigger().description, 'docs/triggers.md'],
	[new HighLevelAssociationsPollTrigger().description, 'docs/triggers.md'],
] as Array<[INodeTypeDescription, string]>)('the codex of $displayName', (description, page) => {
	const { name, credentials } = description;
	const className = `${name[0].toUpperCase()}${name.slice(1)}`;
	const codex = JSON.parse(read(`nodes/${className}/${className}.node.json`)) as Codex;
	const urls = (kind: string) => codex.resources[kind]?.map(({ url }) => url);
	const readme = homepage.replace(/#.*$/, '');

	it('names the node', () => {
		expect(codex.node).toBe(`n8n-nodes-highlevel-associations.${name}`);
	});

	it('leads to the page about the node', () => {
		expect(DOCUMENTS).toContain(page);
		expect(urls('primaryDocumentation')).toEqual([`${readme}/blob/main/${page}`]);
	});

	it('leads to help with credentials only where the node has some', () => {
		expect(anchorsOf('README.md')).toContain('#credentials');
		const help = credentials?.length ? [`${readme}#credentials`] : undefined;
		expect(urls('credentialDocumentation')).toEqual(help);
	});
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeTypeDescription } from 'n8n-workflow';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { HighLevelAssociationsTrigger } from '../../nodes/HighLevelAssociationsTrigger/HighLevelAssociationsTrigger.node';

const ROOT = join(__dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const { homepage } = JSON.parse(read('package.json')) as { homepage: string };

interface Codex {
	node: string;
	resources: Record<string, Array<{ url: string }>>;
}

/** The anchors of the README's headings, as GitHub makes them of plain ones. */
const anchors = [...read('README.md').matchAll(/^#+ (.+)$/gm)].map(
	([, heading]) =>
		`#${heading
			.toLowerCase()
			.replace(/[^\w -]/g, '')
			.replace(/ /g, '-')}`,
);

describe.each([
	[new HighLevelAssociations().description, '#operations'],
	[new HighLevelAssociationsTrigger().description, '#triggers'],
	[new HighLevelAssociationsPollTrigger().description, '#triggers'],
] as Array<[INodeTypeDescription, string]>)('the codex of $displayName', (description, section) => {
	const { name, credentials } = description;
	const className = `${name[0].toUpperCase()}${name.slice(1)}`;
	const codex = JSON.parse(read(`nodes/${className}/${className}.node.json`)) as Codex;
	const urls = (kind: string) => codex.resources[kind]?.map(({ url }) => url);
	const readme = homepage.replace(/#.*$/, '');

	it('names the node', () => {
		expect(codex.node).toBe(`n8n-nodes-highlevel-associations.${name}`);
	});

	it('leads to the section of the README about the node', () => {
		expect(anchors).toContain(section);
		expect(urls('primaryDocumentation')).toEqual([`${readme}${section}`]);
	});

	it('leads to help with credentials only where the node has some', () => {
		expect(anchors).toContain('#credentials');
		const help = credentials?.length ? [`${readme}#credentials`] : undefined;
		expect(urls('credentialDocumentation')).toEqual(help);
	});
});

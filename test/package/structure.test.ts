import { basename, dirname } from 'node:path';
import type { Import } from './sourceFiles';
import { circlesAmong, filesIn, importsOf, publishedSources, textOf } from './sourceFiles';

const sources = publishedSources();
const imports = sources.flatMap(importsOf);
const written = ({ from, specifier }: Import) => `${from}: ${specifier}`;
const isRelative = ({ specifier }: Import) => specifier.startsWith('.');

/** The rooms, layer by layer: each may import from the rooms of lower layers and from itself. */
const LAYERS = [
	['nodes/highLevel/model'],
	['nodes/highLevel/api', 'nodes/highLevel/webhooks'],
	['nodes/highLevel/endpoints', 'nodes/highLevel/rateLimit', 'nodes/highLevel/concurrency'],
	['nodes/highLevel/associations', 'nodes/highLevel/records'],
	['nodes/highLevel/lookup'],
	['nodes/highLevel/relations', 'nodes/highLevel/upsert'],
	['nodes/highLevel/wholeAssociations', 'nodes/highLevel/naming'],
	['nodes/highLevel/HighLevelClient.ts'],
	['nodes/highLevel/polling', 'nodes/highLevel/dataModel'],
	['nodes/connection'],
	// The private credential's check goes through the connection, as any request does.
	['credentials'],
	['nodes/fields/read'],
	['nodes/fields'],
	['nodes/listSearch'],
	[
		'nodes/HighLevelAssociations',
		'nodes/HighLevelAssociationsTrigger',
		'nodes/HighLevelAssociationsPollTrigger',
	],
];
/** Files a room may hold before it wants a wall. */
const MOST_FILES = 12;
const ROOMS = LAYERS.flat();
const roomOf = (file: string) =>
	ROOMS.find((room) => file === room || file.startsWith(`${room}/`)) ?? 'nowhere';
const layerOf = (file: string) => LAYERS.findIndex((rooms) => rooms.includes(roomOf(file)));
const isOfClient = (file: string) => file.startsWith('nodes/highLevel/');

it('finds the sources', () => {
	expect(sources.length).toBeGreaterThan(5);
	expect(imports.length).toBeGreaterThan(5);
});

it('imports only n8n-workflow, node:crypto and files of its own, as n8n asks of verified nodes', () => {
	const others = imports.filter(
		(each) => !['n8n-workflow', 'node:crypto'].includes(each.specifier) && !isRelative(each),
	);
	expect(others.map(written)).toEqual([]);
});

it('imports no file that is missing or outside nodes/ and credentials/', () => {
	const lost = imports.filter(
		(each) => isRelative(each) && !/^(nodes|credentials)\//.test(each.target ?? ''),
	);
	expect(lost.map(written)).toEqual([]);
});

it('keeps the HighLevel client free of n8n: types at most, and no file outside its folder', () => {
	const leaks = imports.filter(
		({ from, specifier, target, typesOnly }) =>
			isOfClient(from) &&
			(specifier === 'n8n-workflow' ? !typesOnly : target && !isOfClient(target)),
	);
	expect(leaks.map(written)).toEqual([]);
});

it('gives every source a room', () => {
	expect(sources.filter((file) => roomOf(file) === 'nowhere')).toEqual([]);
});

it('lets no room import from a higher layer, or from another room of its own', () => {
	const upward = imports.filter(
		({ from, target }) =>
			target &&
			(layerOf(target) > layerOf(from) ||
				(layerOf(target) === layerOf(from) && roomOf(target) !== roomOf(from))),
	);
	expect(upward.map(written)).toEqual([]);
});

it(`keeps no more than ${MOST_FILES} files in a folder of the client`, () => {
	const folders = new Map<string, number>();
	for (const file of sources.filter(isOfClient)) {
		folders.set(dirname(file), (folders.get(dirname(file)) ?? 0) + 1);
	}
	expect([...folders].filter(([, files]) => files > MOST_FILES)).toEqual([]);
});

it('has no circle of imports', () => {
	expect(circlesAmong(sources)).toEqual([]);
});

it('names files for what they hold', () => {
	const vague = [...sources, ...filesIn('sandbox'), ...filesIn('test')].filter((file) =>
		/^(utils?|helpers?|common|misc|shared)\b/i.test(basename(file)),
	);
	expect(vague).toEqual([]);
});

it('keeps each operation in one file of less than 150 lines, in the folder of its resource', () => {
	const operations = sources.filter((file) => file.endsWith('.operation.ts'));
	expect(operations.length).toBeGreaterThan(0);
	const long = operations.filter((file) => textOf(file).trimEnd().split('\n').length >= 150);
	expect(long).toEqual([]);
	const elsewhere = operations.filter(
		(file) => !/^nodes\/HighLevelAssociations\/actions\/\w+$/.test(dirname(file)),
	);
	expect(elsewhere).toEqual([]);
});

it('silences no lint rule, for the published scanner ignores such comments', () => {
	expect(sources.filter((file) => textOf(file).includes('eslint-disable'))).toEqual([]);
});

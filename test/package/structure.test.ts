import { basename, dirname } from 'node:path';
import type { Import } from './sourceFiles';
import { circlesAmong, filesIn, importsOf, publishedSources, textOf } from './sourceFiles';

const sources = publishedSources();
const imports = sources.flatMap(importsOf);
const written = ({ from, specifier }: Import) => `${from}: ${specifier}`;
const isRelative = ({ specifier }: Import) => specifier.startsWith('.');

/** The rooms of the house, each of which may know only those before it and itself. */
const ROOMS = [
	'nodes/highLevel',
	'nodes/connection',
	// The private credential's check goes through the connection, as any request does.
	'credentials',
	'nodes/fields',
	'nodes/listSearch',
];
const roomOf = (file: string) => {
	const room = ROOMS.findIndex((name) => file.startsWith(`${name}/`));
	return room < 0 ? ROOMS.length : room;
};

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
			from.startsWith('nodes/highLevel/') &&
			(specifier === 'n8n-workflow' ? !typesOnly : target && roomOf(target) !== 0),
	);
	expect(leaks.map(written)).toEqual([]);
});

it('lets no room call upward: client, connection, fields, pickers, nodes', () => {
	const upward = imports.filter(({ from, target }) => target && roomOf(target) > roomOf(from));
	expect(upward.map(written)).toEqual([]);
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

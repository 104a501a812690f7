import type { IExecuteFunctions } from 'n8n-workflow';
import type * as Hastened from '../connection/hastened.fixture';
import { giveHints } from '../../nodes/HighLevelAssociations/actions/giveHints';
import { summaryOf } from '../../nodes/HighLevelAssociations/actions/summary';
import type { RunResult } from '../harness/engine';
import { byKey, openPlace, seeded, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

const hintsOf = ({ runData }: RunResult): string[] =>
	Object.values(runData)
		.flat()
		.flatMap(({ hints }) => (hints ?? []).map(({ message }) => message));

describe('a hint above the output', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	const linkAll = (more: object = {}) => ({
		...operationsOf(place.sandbox)['relation.create'],
		association: byKey('tenant_property'),
		secondRecord: { __rl: true, mode: 'id', value: '={{ $json.property }}' },
		...more,
	});
	const rows = (from: number, to: number) =>
		seeded(place.sandbox)
			.properties.slice(from, to)
			.map((property) => ({ property }));

	it('of Create says how many of several links already existed, once for the run', async () => {
		await place.run(linkAll(), { input: rows(0, 2) });
		const result = await place.run(linkAll(), { input: rows(0, 5) });
		expect(hintsOf(result)).toEqual(['2 of 5 links already existed']);
		const again = await place.run(linkAll(), { input: rows(0, 5) });
		expect(hintsOf(again)).toEqual(['All 5 links already existed']);
	});

	it('of Create is not given for one link, nor where all were created', async () => {
		const created = await place.run(linkAll(), { input: rows(0, 3) });
		const existing = await place.run(linkAll(), { input: rows(0, 1) });
		expect([...hintsOf(created), ...hintsOf(existing)]).toEqual([]);
	});

	it('of Create Many says how many places of the lists had nothing at them', async () => {
		const { properties } = seeded(place.sandbox);
		const list = (...ids: Array<string | null>) => ({ list: ids });
		const result = await place.run(
			{
				...operationsOf(place.sandbox)['relation.createMany'],
				association: byKey('tenant_property'),
				linkedRecordIds: '={{ $json.list }}',
			},
			{ input: [list(properties[2], null, ''), list(null, properties[3])] },
		);
		expect(hintsOf(result)).toContain(
			'3 entries of "Linked Record IDs" had nothing in them and were left out',
		);
	});

	it('of Create Many counts the links of all items', async () => {
		const parameters = operationsOf(place.sandbox)['relation.createMany'];
		await place.run(parameters);
		const result = await place.run(parameters, { input: [{}, {}] });
		expect(hintsOf(result)).toEqual([expect.stringMatching(/^All \d+ links already existed$/)]);
	});

	it('of Sync says that a dry run changed nothing', async () => {
		const sync = operationsOf(place.sandbox)['relation.sync'];
		const result = await place.run({ ...sync, options: { dryRun: true } }, { input: [{}, {}] });
		expect(hintsOf(result)).toEqual(['Dry run: nothing was changed']);
	});

	it.each(['createMany', 'sync'])('of %s by name says how many were skipped', async (operation) => {
		const parameters = {
			...operationsOf(place.sandbox)[`relation.${operation}`],
			linkedRecordsBy: 'name',
			linkedRecords: 'Nobody of that name\nNor of this one',
			options: { whenNone: 'skip', dryRun: true },
		};
		const result = await place.run(parameters);
		expect(result.error).toBeUndefined();
		expect(hintsOf(result)).toContainEqual(
			expect.stringMatching(/^2 were skipped; see ("reason" and )?"missing" in the output$/),
		);
	});

	it('of Delete says how many links did not exist', async () => {
		const parameters = { ...operationsOf(place.sandbox)['relation.delete'], relationId: 'gone' };
		const result = await place.run(parameters, { input: [{}, {}] });
		expect(hintsOf(result)).toEqual(['None of the 2 links existed']);
	});
});

describe('the summary of a run', () => {
	it('counts what was skipped, as an item and in a Sync’s list', () => {
		const outputs = [
			{ outcome: 'skipped', reason: 'No contact' },
			{ outcome: 'created' },
			{ created: [], missing: ['Ada', 'Bob'] },
		];
		expect(summaryOf(outputs)).toEqual([
			'3 were skipped; see "reason" and "missing" in the output',
		]);
		expect(summaryOf(outputs.slice(0, 2))).toEqual(['1 was skipped; see "reason" in the output']);
		expect(summaryOf(outputs.slice(2))).toEqual(['2 were skipped; see "missing" in the output']);
	});

	it('says nothing of refused items, nor of other outputs', () => {
		const refused = new Error('refused');
		expect(summaryOf([refused, refused, { id: '1' }, { outcome: 'unchanged' }])).toEqual([]);
	});
});

describe('hints', () => {
	const context = (more: object) =>
		({
			logger: { info: jest.fn() },
			getNode: () => ({ type: 'package.highLevelAssociations' }),
			...more,
		}) as unknown as IExecuteFunctions;

	it('are given all at once, with names as text and not as HTML', () => {
		const addExecutionHints = jest.fn();
		giveHints(context({ addExecutionHints }), ['<b> & more'], ['summary']);
		expect(addExecutionHints.mock.calls).toEqual([
			[
				{ message: '&lt;b> &amp; more', location: 'outputPane' },
				{ message: 'summary', location: 'outputPane' },
			],
		]);
	});

	it('log the notes on a run, and not its summary', () => {
		const given = context({ addExecutionHints: jest.fn() });
		giveHints(given, ['note', 'note'], ['summary']);
		expect((given.logger.info as jest.Mock).mock.calls).toEqual([['note']]);
	});

	it.each([
		['whose context says so', { isToolExecution: () => true }],
		['whose type says so', { getNode: () => ({ type: 'package.highLevelAssociationsTool' }) }],
	])('are not given to a tool %s', (_what, more) => {
		const addExecutionHints = jest.fn();
		giveHints(context({ ...more, addExecutionHints }), ['note'], ['summary']);
		expect(addExecutionHints).not.toHaveBeenCalled();
	});

	it('are left out in releases of n8n that have none', () => {
		expect(() => giveHints(context({}), ['note'], ['summary'])).not.toThrow();
	});
});

import type * as Hastened from '../connection/hastened.fixture';
import { openExamples, outputOf } from './examples.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

it('"Import links from a CSV" reports each row with its own fields, and finds all the second time', async () => {
	const { run, sandbox } = await openExamples();
	const first = await run('import-links-from-a-csv.json');
	const relations = sandbox.state.relations.size;
	const second = await run('import-links-from-a-csv.json');
	await sandbox.close();

	const report = (result: typeof first) =>
		outputOf(result, 'Report').map(({ Note, outcome }) => [Note, outcome]);
	expect(report(first)).toEqual([
		['first viewing', 'existing'],
		['second viewing', 'created'],
		['unknown', 'skipped'],
		['no email', 'refused'],
	]);
	const [, , skipped, refused] = outputOf(first, 'Report');
	expect(skipped.reason).toContain('"nobody@example.com"');
	expect(refused).toMatchObject({
		Email: '',
		Address: '2 Mill Road, Brookfield',
		reason: expect.stringContaining('"First Record" is empty'),
	});
	expect(report(second)[1]).toEqual(['second viewing', 'existing']);
	expect(sandbox.state.relations.size).toBe(relations);
});

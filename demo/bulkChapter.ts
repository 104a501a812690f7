import { setTimeout as sleep } from 'node:timers/promises';
import type { IDataObject } from 'n8n-workflow';
import { ExampleWorkflow } from './exampleWorkflow';
import { expectThat, StepFailed, type BulkPlan, type Place } from './Place';
import { BULK_LIMIT } from './sandboxPlace';
import type { Teller } from './Teller';

/** Links many rows, links them again, and ends with a sync. @throws StepFailed */
export async function bulkChapter(
	place: Place,
	teller: Teller,
	signal: AbortSignal,
): Promise<void> {
	const workflow = new ExampleWorkflow('link-many-rows.json');
	const plan = await place.planBulk();
	const { rows, existing } = plan;
	teller.chapter(`3  Link ${rows.length} rows`, workflow.source);
	if (place.sandbox) {
		place.sandbox.limits.set(BULK_LIMIT);
		teller.note(
			`The sandbox allows ${BULK_LIMIT.limit} requests per second here, ten times what HighLevel allows, to keep this short.`,
		);
	}
	workflow.parametersOf('Rows').jsonOutput = JSON.stringify({ rows });
	workflow.parametersOf('Link each row').association = byKey(plan.associationKey);

	const run = async (step: string, expected: { created: number; existing: number }) => {
		const { sandbox } = place;
		const refused = sandbox?.limits.refused ?? 0;
		const began = Date.now();
		const counted = await withProgress(
			place,
			rows.length,
			teller,
			async () => await lastItem(place, step, workflow, { signal }),
		);
		expectThat(
			step,
			counted.created === expected.created && counted.existing === expected.existing,
			`${counted.created} were created and ${counted.existing} existed, not ${expected.created} and ${expected.existing}.`,
		);
		expectThat(step, allLinked(place, plan), 'The sandbox does not hold all of the links.');
		const seconds = ((Date.now() - began) / 1000).toFixed(1);
		const over = (sandbox?.limits.refused ?? 0) - refused;
		const limit = sandbox
			? `, ${over} ${over === 1 ? 'request' : 'requests'} over the rate limit`
			: '';
		teller.step(
			step,
			`${counted.created} created, ${counted.existing} existed, in ${seconds} s${limit}`,
		);
	};
	await run('Link them', { created: rows.length - existing, existing });
	// As a run at another time would meet it: with the first run's requests out of the window.
	if (place.sandbox) await sleep(BULK_LIMIT.intervalMs);
	await run('Link the same rows again', { created: 0, existing: rows.length });
	await syncSteps(place, plan, teller, signal);
}

async function syncSteps(
	place: Place,
	{ associationKey }: BulkPlan,
	teller: Teller,
	signal: AbortSignal,
): Promise<void> {
	const workflow = new ExampleWorkflow('sync-properties-from-a-form.json');
	const { side, record, linkedRecordIds, expected } = place.planSync();
	const parameters = workflow.parametersOf('Sync the properties');
	parameters.association = byKey(associationKey);
	parameters.recordSide = side;
	const input = [{ 'Contact ID': record.id, 'Property IDs': linkedRecordIds.join('\n') }];
	const sync = async (step: string, wanted: typeof expected) => {
		const writes = writesOf(place);
		const options = { signal, startNode: 'On form submission', input };
		const { linked, unlinked, unchanged } = await lastItem(place, step, workflow, options);
		const outcome = `${linked} linked, ${unlinked} unlinked, ${unchanged} as before`;
		const asWanted =
			linked === wanted.linked && unlinked === wanted.unlinked && unchanged === wanted.unchanged;
		expectThat(step, asWanted, `${outcome}, which is not what was wanted.`);
		expectThat(
			step,
			linksAre(place, associationKey, record.id, linkedRecordIds),
			'The sandbox holds other links.',
		);
		return { outcome, writes: writesOf(place) - writes };
	};
	const first = await sync('Sync', expected);
	teller.step('Sync', `${record.label}: ${first.outcome}`);
	const nothing = { linked: 0, unlinked: 0, unchanged: linkedRecordIds.length };
	const again = await sync('Sync again', nothing);
	expectThat('Sync again', again.writes === 0, `It sent ${again.writes} writes.`);
	teller.step('Sync again', place.sandbox ? 'nothing to do, and no write was sent' : again.outcome);
}

/** Runs a workflow and gives the one item it ends with. @throws StepFailed */
async function lastItem(
	place: Place,
	step: string,
	{ file }: ExampleWorkflow,
	options: { signal: AbortSignal; startNode?: string; input?: IDataObject[] },
): Promise<IDataObject> {
	const { credentials } = place;
	const { items, error } = await place.engine.runWorkflow(file, { credentials, ...options });
	if (error) throw StepFailed.of(step, error);
	expectThat(step, items.length === 1, 'The workflow did not come to its last node.');
	return items[0].json;
}

/** Shows how many links were asked for while `work` is under way, where requests can be watched. */
async function withProgress<T>(
	{ sandbox }: Place,
	total: number,
	teller: Teller,
	work: () => Promise<T>,
): Promise<T> {
	if (!sandbox) return await work();
	sandbox.requests.clear();
	const show = () => {
		const asked = sandbox.requests.filter(
			({ method, path, status }) =>
				method === 'POST' && path === '/associations/relations' && status > 0 && status !== 429,
		).length;
		teller.progress(Math.min(asked, total), total);
	};
	const timer = setInterval(show, 100);
	try {
		return await work();
	} finally {
		clearInterval(timer);
	}
}

const byKey = (value: string) => ({ __rl: true, mode: 'key', value });

/** Requests that change something, as far as the sandbox has seen. */
const writesOf = ({ sandbox }: Place) =>
	sandbox?.requests.filter(({ method }) => method !== 'GET').length ?? 0;

function allLinked({ sandbox }: Place, { associationKey, rows }: BulkPlan): boolean {
	if (!sandbox) return true;
	const { associations, relations } = sandbox.state;
	const id = String(associations.byKey(associationKey)?.id);
	return rows.every(({ contactId, propertyId }) => relations.find(id, contactId, propertyId));
}

function linksAre({ sandbox }: Place, key: string, recordId: string, wanted: string[]): boolean {
	if (!sandbox) return true;
	const { associations, relations } = sandbox.state;
	const { items } = relations.ofRecord(recordId, [String(associations.byKey(key)?.id)]);
	const linked = items.map(({ secondRecordId }) => secondRecordId).sort();
	return linked.join() === [...wanted].sort().join();
}

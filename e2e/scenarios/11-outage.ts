import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

import { installPackage } from '../machine/packPackage';
import { N8nApi } from '../n8n/N8nApi';
import { N8nProcess } from '../n8n/N8nProcess';
import { startQueueMode, stopQueueMode, superviseQueueMode } from '../n8n/QueueMode';
import { productionUrl } from '../n8n/webhooks';
import { chain, signedTrigger } from '../n8n/workflows';
import { waitFor } from '../processes/waitFor';
import type { Scenario } from '../Scenario';
import { Receiver } from '../stubs/Receiver';
import type { Service } from '../services/Service';
import { startPostgres } from '../services/startPostgres';
import type { TestBed } from '../TestBed';

const LINKS = 80;
/** So that the outage begins and ends while links are made. */
const PAUSE_MS = 150;
const AWAY_MS = 5000;

/** As HighLevel sends again, in seconds instead of days: for long enough to start n8n again meanwhile. */
const PATIENT = { retryBaseMs: 500, retryMostMs: 3000, retries: 60, timeoutMs: 8000 };

export const outage: Scenario = {
	number: 11,
	name: 'an outage of PostgreSQL or Redis under load: n8n has an execution of each event',
	async run(bed) {
		await databaseOfOneProcess(bed);
		await databaseAndQueue(bed);
	},
};

/** All of n8n in one process, on PostgreSQL. */
async function databaseOfOneProcess(original: TestBed): Promise<void> {
	const bed = await original.withNewSandbox({ webhooks: PATIENT });
	const { cleanup, tell, installed, tarball, logFolder } = bed;
	const database = await startPostgres(cleanup, tell, logFolder);
	const userFolder = cleanup.temporaryFolder('outage');
	await installPackage(tarball, userFolder);
	const options = { installed, cleanup, userFolder, logFolder, settings: database.settings };
	const n8n = await N8nProcess.start(options, 'start', 'outage-n8n');
	const api = new N8nApi(n8n.url);
	await api.setUpOwner();
	await losesNothing(bed, api, n8n.url, 'PostgreSQL', database);
	await n8n.stop();
	await database.stop();
}

/** Queue mode: the database first, then the queue, until n8n's processes give up and are started again. */
async function databaseAndQueue(original: TestBed): Promise<void> {
	const bed = await original.withNewSandbox({ webhooks: PATIENT });
	const mode = await startQueueMode(bed);
	const { api, webhook, database, queue } = mode;
	const supervise = async () => await superviseQueueMode(mode);
	await losesNothing(bed, api, webhook.url, 'PostgreSQL in queue mode', database, { supervise });
	await losesNothing(bed, api, webhook.url, 'Redis in queue mode', queue, { supervise });
	await losesNothing(bed, api, webhook.url, 'Redis for longer than n8n waits', queue, {
		supervise,
		awayMs: AWAY_MS + 15_000,
	});
	await stopQueueMode(mode);
}

/** Links records all the while the service is away, and looks for an execution of each link. */
async function losesNothing(
	bed: TestBed,
	api: N8nApi,
	url: string,
	what: string,
	service: Service,
	{ awayMs = AWAY_MS, supervise = async () => {} } = {},
): Promise<void> {
	const { sandbox } = bed;
	const trigger = signedTrigger(sandbox.webhooks.publicKey, ['RelationCreate']);
	const receiver = await Receiver.start(bed.cleanup);
	const { id } = await api.createWorkflow(chain(what, [trigger, receiver.node]));
	await api.activate(id);
	sandbox.webhooks.clearDeliveries();
	const registration = sandbox.webhooks.register(productionUrl(url, trigger, 'RelationCreate'), {
		events: ['RelationCreate'],
	});

	const outageOver = pause((LINKS * PAUSE_MS) / 4).then(async () => {
		await service.stop();
		await pause(awayMs);
		await service.startAgain();
		await supervise();
	});
	const links = await linkSlowly(bed);
	await outageOver;
	await sandbox.webhooks.idle();
	await api.ready();
	const failed = sandbox.webhooks.deliveries.flatMap(({ attempts }) =>
		attempts.filter(({ status }) => status !== 200),
	);
	assert.ok(failed.length > 0, `${what}: the outage hit no delivery`);
	for (const { state } of sandbox.webhooks.deliveries) assert.equal(state, 'delivered');

	const missing = () => links.filter((link) => !receiver.received.includes(link));
	await waitFor(`${what}: what comes of each link`, () => missing().length === 0, {
		timeoutMs: 30_000,
	}).catch(() => undefined);
	const { givenUp, turnedAway } = await accountFor(missing(), bed, api, id, what);
	const tooMany = receiver.received.length + givenUp + turnedAway - links.length;
	bed.tell(
		`${what}: ${links.length} links, ${failed.length} deliveries failed and came again, ${tooMany} executions too many, ${givenUp} given up by n8n's workers, ${turnedAway} answered by n8n while it was starting`,
	);
	await dropsRepeats(bed, receiver);
	sandbox.webhooks.unregister(registration);
	await api.deactivate(id);
}

/**
 * Looks for what n8n itself did with the events that reached no other node. A trigger can do no more
 * about two cases, both seen in n8n 2.40 and both in docs/triggers.md:
 * - a worker could not read an execution from the database: n8n lists it as failed, or as new, either
 *   with the event or with nothing but the worker's own words;
 * - a starting n8n answers 200 before any node is asked.
 */
async function accountFor(
	links: string[],
	{ sandbox: { webhooks } }: TestBed,
	api: N8nApi,
	workflowId: string,
	what: string,
): Promise<{ givenUp: number; turnedAway: number }> {
	const failures = links.length === 0 ? [] : await failedExecutions(api, workflowId);
	const isListed = (link: string) => failures.some((execution) => execution.includes(link));
	const answersTo = (link: string) =>
		webhooks.deliveries.find(({ body }) => body.includes(link))?.attempts ?? [];
	const isTurnedAway = (link: string) =>
		answersTo(link).some(({ answer }) => answer?.startsWith('n8n is starting up'));
	const turnedAway = links.filter((link) => !isListed(link) && isTurnedAway(link));
	const unlisted = links.filter((link) => !isListed(link) && !isTurnedAway(link));
	const withoutEvent = failures.filter((execution) => !execution.includes('firstRecordId'));
	assert.ok(
		unlisted.length <= withoutEvent.length,
		`${what}: n8n knows nothing of ${JSON.stringify(unlisted.map((link) => [link, answersTo(link)]))}`,
	);
	return { givenUp: links.length - turnedAway.length, turnedAway: turnedAway.length };
}

/** Links contacts with properties, one after the other. @returns the relations' ids */
async function linkSlowly({ sandbox: { state } }: TestBed): Promise<string[]> {
	const association = state.associations.byKey('tenant_property')?.id ?? '';
	const contacts = state.records.list('contact');
	const properties = state.records.list('custom_objects.property');
	const isLinked = new Set(
		state.relations
			.list()
			.map(({ associationId, firstRecordId, secondRecordId }) =>
				[associationId, firstRecordId, secondRecordId].join(),
			),
	);
	const pairs = contacts
		.flatMap((contact) => properties.map((property) => [contact.id, property.id]))
		.filter((pair) => !isLinked.has([association, ...pair].join()));
	const links: string[] = [];
	for (const [contact, property] of pairs.slice(0, LINKS)) {
		links.push(state.link(association, contact, property).id);
		await pause(PAUSE_MS);
	}
	return links;
}

/** Everything n8n has of the executions that did not succeed, each as text. */
async function failedExecutions(api: N8nApi, workflowId: string): Promise<string[]> {
	const filter = encodeURIComponent(JSON.stringify({ workflowId }));
	const { results } = await api.request<{ results: Array<{ id: string; status: string }> }>(
		'GET',
		`/executions?filter=${filter}&limit=250`,
	);
	const texts: string[] = [];
	for (const { id } of results.filter(({ status }) => status !== 'success')) {
		texts.push(JSON.stringify(await api.request('GET', `/executions/${id}`)));
	}
	return texts;
}

/** What came through during the outage is remembered all the same. */
async function dropsRepeats({ sandbox: { webhooks } }: TestBed, receiver: Receiver): Promise<void> {
	const before = receiver.received.length;
	for (const delivery of webhooks.deliveries) {
		const { status, body } = await webhooks.deliverRaw(delivery);
		assert.equal(status, 200, body);
		assert.match(body, /Received before/);
	}
	await pause(2000);
	assert.equal(receiver.received.length, before, 'a repeated delivery ran the workflow');
}

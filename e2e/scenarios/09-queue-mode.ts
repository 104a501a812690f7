import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import type { Sandbox } from '../../sandbox';
import { Browser } from '../browser/Browser';
import { chromium } from '../machine/systemPackages';
import { createPit, PIT_TYPE } from '../n8n/credentials';
import { startQueueMode, stopQueueMode, type QueueMode } from '../n8n/QueueMode';
import { productionUrl } from '../n8n/webhooks';
import { ACTION_NODE, chain, node, signedTrigger } from '../n8n/workflows';
import { waitFor } from '../processes/waitFor';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

const LINKS = 2000;
const EXECUTIONS = 4;
const DELIVERIES = 500;

/** HighLevel's limit of 100 requests, five times as often, or the links alone would take 200 s. */
const INTERVAL_MS = 2000;

export const queueMode: Scenario = {
	number: 9,
	name: 'queue mode: 2,000 links in 4 executions and 500 deliveries, nothing lost, nothing double',
	async run(original) {
		const bed = await original.withNewSandbox({
			seed: { contacts: 100, properties: 40 },
			rateLimit: { limit: 100, intervalMs: INTERVAL_MS },
		});
		const began = Date.now();
		const took = (what: string) =>
			bed.tell(`${what} after ${((Date.now() - began) / 1000).toFixed(0)} s`);
		const queue = await startQueueMode(bed);
		took('Queue mode is running');
		await linksInFourExecutions(bed, queue);
		took(`${LINKS} links are made`);
		await deliveriesThroughTheWebhookProcess(bed, queue);
		took(`${DELIVERIES} deliveries are done`);
		for (const worker of queue.workers) {
			assert.match(worker.wholeLog, /started execution/i, `${worker.name} did nothing`);
		}
		await picture(bed, queue);
		await stopQueueMode(queue);
	},
};

async function linksInFourExecutions(bed: TestBed, { api, webhook }: QueueMode): Promise<void> {
	const { sandbox } = bed;
	const { state } = sandbox;
	const pit = await createPit(api, sandbox);
	const start = node('Pairs', 'n8n-nodes-base.webhook', 0, {
		typeVersion: 2.1,
		webhookId: randomUUID(),
		parameters: { httpMethod: 'POST', path: 'pairs', responseMode: 'onReceived', options: {} },
	});
	const { id } = await api.createWorkflow(
		chain('Link many', [
			start,
			node('One by one', 'n8n-nodes-base.splitOut', 1, {
				parameters: { fieldToSplitOut: 'body.pairs', options: {} },
			}),
			node('Link', ACTION_NODE, 2, {
				parameters: {
					resource: 'relation',
					operation: 'create',
					association: { __rl: true, mode: 'key', value: 'buyer_property' },
					firstRecord: { __rl: true, mode: 'id', value: '={{ $json.first }}' },
					secondRecord: { __rl: true, mode: 'id', value: '={{ $json.second }}' },
					options: {},
				},
				credentials: { [PIT_TYPE]: pit },
			}),
		]),
	);
	await api.activate(id);
	const pairs = allPairs(sandbox).slice(0, LINKS);
	const share = LINKS / EXECUTIONS;
	const refused = sandbox.limits.refused;
	const asked = sandbox.requests.length;
	await Promise.all(
		Array.from({ length: EXECUTIONS }, async (_, i) => {
			const body = JSON.stringify({ pairs: pairs.slice(i * share, (i + 1) * share) });
			// The main process registers webhooks a moment after it has answered.
			await waitFor('the webhook to be registered', async () => {
				const url = `${webhook.url}/webhook/pairs`;
				const headers = { 'content-type': 'application/json' };
				const { status } = await fetch(url, { method: 'POST', headers, body });
				return status !== 404 && status;
			}).then((status) => assert.equal(status, 200));
		}),
	);
	const ids = await api.waitForExecutions(id, EXECUTIONS, 180_000);
	for (const executionId of ids) {
		const execution = await api.finished(executionId);
		assert.equal(execution.status, 'success', execution.message);
		const created = execution.itemsOf('Link').filter(({ outcome }) => outcome === 'created');
		assert.equal(created.length, share, 'not every item came out as created');
	}
	assert.equal(state.relations.list().length, LINKS);
	const requests = sandbox.requests.length - asked;
	const part = (sandbox.limits.refused - refused) / requests;
	bed.tell(`${requests} requests, ${(part * 100).toFixed(2)} % refused by the rate limit`);
	assert.ok(part < 0.02, `${(part * 100).toFixed(2)} % were refused by the rate limit`);
	await api.deactivate(id);
}

async function deliveriesThroughTheWebhookProcess(
	bed: TestBed,
	{ api, webhook }: QueueMode,
): Promise<void> {
	const { sandbox } = bed;
	const trigger = signedTrigger(sandbox.webhooks.publicKey, ['RelationCreate']);
	const done = node('Done', 'n8n-nodes-base.noOp', 1, { parameters: {} });
	const { id } = await api.createWorkflow(chain('Deliveries', [trigger, done]));
	await api.activate(id);
	sandbox.webhooks.register(productionUrl(webhook.url, trigger, 'RelationCreate'), {
		events: ['RelationCreate'],
		repeat: 2,
	});
	const association = sandbox.state.associations.byKey('seller_property')?.id ?? '';
	const links = allPairs(sandbox)
		.slice(0, DELIVERIES)
		.map(({ first, second }) => sandbox.state.link(association, first, second).id);
	await sandbox.webhooks.idle();
	const ids = await api.waitForExecutions(id, DELIVERIES, 180_000);
	assert.equal(ids.length, DELIVERIES, 'a repeated delivery ran the workflow');
	const told = await inTurns(ids, 10, async (executionId) => {
		const [item] = (await api.finished(executionId)).itemsOf('Done');
		return String(item.id);
	});
	assert.deepEqual(told.sort(), links.sort());
	await api.deactivate(id);
}

/** Every contact with every property. */
function allPairs({ state }: Sandbox): Array<{ first: string; second: string }> {
	const properties = state.records.list('custom_objects.property');
	return state.records
		.list('contact')
		.flatMap((contact) => properties.map(({ id }) => ({ first: contact.id, second: id })));
}

/** Asks for each, so many at once. */
async function inTurns<T, R>(
	all: readonly T[],
	atOnce: number,
	ask: (one: T) => Promise<R>,
): Promise<R[]> {
	const results: R[] = [];
	for (let i = 0; i < all.length; i += atOnce) {
		results.push(...(await Promise.all(all.slice(i, i + atOnce).map(ask))));
	}
	return results;
}

async function picture(bed: TestBed, { main }: QueueMode): Promise<void> {
	const browser = await Browser.start(bed.cleanup, await chromium(bed.tell), main.url);
	const page = await browser.open('/home/executions');
	await page.getByText('Success').or(page.getByText('Succeeded')).first().waitFor();
	await page.screenshot({ path: bed.picture('9-executions') });
	await page.close();
}

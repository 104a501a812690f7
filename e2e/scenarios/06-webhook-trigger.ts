import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { Editor } from '../browser/Editor';
import { chain, node, WEBHOOK_TRIGGER } from '../n8n/workflows';
import { deliverTo, productionUrl } from '../n8n/webhooks';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

export const webhookTrigger: Scenario = {
	number: 6,
	name: 'webhooks: one execution per event, forged refused, repeated dropped, also after a restart',
	async run(original) {
		const bed = await original.withNewSandbox();
		const { api, sandbox } = bed;
		const trigger = node('When records are linked', WEBHOOK_TRIGGER, 0, {
			webhookId: randomUUID(),
			parameters: {
				events: ['RelationCreate', 'RelationDelete'],
				options: { verification: 'publicKey', publicKey: sandbox.webhooks.publicKey },
			},
		});
		const done = node('Done', 'n8n-nodes-base.noOp', 1, { parameters: {} });
		const { id } = await api.createWorkflow(chain('Webhook trigger', [trigger, done]));
		await panel(bed, id);
		await api.activate(id);

		deliverTo(bed, trigger, { repeat: 3, shape: 'typed' });
		const links = linkPairs(bed, 5);
		await sandbox.webhooks.idle();
		const ids = await api.waitForExecutions(id, 5);
		const told = await Promise.all(
			ids.map(async (executionId) => (await api.finished(executionId)).itemsOf('Done')[0]),
		);
		assert.deepEqual(told.map((item) => item.id).sort(), links.sort());
		assert.ok(told.every(({ event }) => event === 'RelationCreate'));

		await refusesForged(bed, productionUrl(bed.n8n.url, trigger));
		assert.equal(await api.executionCount(id), 5, 'a repeated or forged delivery ran the workflow');

		const earlier = sandbox.webhooks.deliveries.at(-1);
		assert.ok(earlier);
		await bed.n8n.restart();
		await api.signIn();
		const repeated = await sandbox.webhooks.deliverRaw(earlier);
		assert.equal(repeated.status, 200, repeated.body);
		const [link] = linkPairs(bed, 1, 5);
		await sandbox.webhooks.idle();
		await api.waitForExecutions(id, 6);
		const total = await api.executionCount(id);
		assert.equal(total, 6, 'a delivery from before the restart ran again');
		const last = (await api.executionIds(id)).at(-1) ?? '';
		assert.equal((await api.finished(last)).itemsOf('Done')[0].id, link);
		await picture(bed, id);
		await api.deactivate(id);
	},
};

/** Links contacts with properties as tenants. @returns the relations' ids */
function linkPairs({ sandbox: { state } }: TestBed, count: number, from = 0): string[] {
	const association = state.associations.byKey('tenant_property')?.id ?? '';
	const contacts = state.records.list('contact').slice(from, from + count);
	const [property] = state.records.list('custom_objects.property');
	return contacts.map((contact) => state.link(association, contact.id, property.id).id);
}

/** Wrong, missing and old signatures, and what is no event. */
async function refusesForged({ sandbox: { webhooks } }: TestBed, url: string): Promise<void> {
	const [first] = webhooks.deliveries;
	const status = async (body: string | Buffer, headers: Record<string, string>) =>
		(await webhooks.deliverRaw({ url, body, headers: { ...JSON_BODY, ...headers } })).status;
	const forged = Buffer.from(String(first.body).replace('RelationCreate', 'RelationDelete'));
	assert.equal(await status(forged, { 'X-GHL-Signature': webhooks.sign(first.body) }), 401);
	assert.equal(await status(first.body, {}), 401);
	assert.equal(await status(first.body, { 'X-GHL-Signature': 'N/A' }), 401);
	const other = '{"type":"ContactCreate"}';
	assert.equal(await status(other, { 'X-GHL-Signature': webhooks.sign(other) }), 400);
	// n8n itself refuses this before the node sees it, with another number.
	assert.equal(await status('not JSON', { 'X-GHL-Signature': webhooks.sign('not JSON') }), 422);
}

const JSON_BODY = { 'Content-Type': 'application/json' };

async function panel(bed: TestBed, workflowId: string): Promise<void> {
	const editor = await Editor.of(await bed.browser(), workflowId);
	await editor.openNode('When records are linked');
	await editor.screenshot(bed.picture('6-trigger'));
	await editor.close();
}

async function picture(bed: TestBed, workflowId: string): Promise<void> {
	const page = await (await bed.browser()).open(`/workflow/${workflowId}/executions`);
	await page.getByTestId('execution-list-item').or(page.getByText('Succeeded')).first().waitFor();
	await page.screenshot({ path: bed.picture('6-executions') });
	await page.close();
}

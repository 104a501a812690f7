import assert from 'node:assert/strict';

import { Editor } from '../browser/Editor';
import { chain, node, signedTrigger } from '../n8n/workflows';
import { deliverTo, productionUrl } from '../n8n/webhooks';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

export const webhookTrigger: Scenario = {
	number: 6,
	name: 'webhooks: a URL per event, one execution each, forged refused, repeated dropped, also after a restart',
	async run(original) {
		const bed = await original.withNewSandbox();
		const { api, sandbox } = bed;
		const trigger = signedTrigger(sandbox.webhooks.publicKey, ['RelationCreate', 'RelationDelete']);
		const done = node('Done', 'n8n-nodes-base.noOp', 1, { parameters: {} });
		const { id } = await api.createWorkflow(chain('Webhook trigger', [trigger, done]));
		await newTrigger(bed);
		await panel(bed, id);
		await api.activate(id);

		deliverTo(bed, trigger, 'RelationCreate', { repeat: 3 });
		deliverTo(bed, trigger, 'RelationDelete', { repeat: 3 });
		const links = linkPairs(bed, 5);
		sandbox.state.relations.remove(links[0]);
		await sandbox.webhooks.idle();
		const ids = await api.waitForExecutions(id, 6);
		const received = await Promise.all(
			ids.map(async (executionId) => (await api.finished(executionId)).itemsOf('Done')[0]),
		);
		const expected = links.map((link) => `RelationCreate ${link}`);
		assert.deepEqual(
			received.map((item) => `${String(item.event)} ${String(item.id)}`).sort(),
			[...expected, `RelationDelete ${links[0]}`].sort(),
		);

		const url = productionUrl(bed.n8n.url, trigger, 'RelationCreate');
		await refusesForged(bed, url);
		assert.equal(await api.executionCount(id), 6, 'a repeated or forged delivery ran the workflow');
		leavesATrace(bed, new URL(url).pathname);

		const earlier = sandbox.webhooks.deliveries[1];
		await bed.n8n.restart();
		await api.signIn();
		const repeated = await sandbox.webhooks.deliverRaw(earlier);
		assert.equal(repeated.status, 200, repeated.body);
		const [link] = linkPairs(bed, 1, 5);
		await sandbox.webhooks.idle();
		await api.waitForExecutions(id, 7);
		const total = await api.executionCount(id);
		assert.equal(total, 7, 'a delivery from before the restart ran again');
		const last = (await api.executionIds(id)).at(-1) ?? '';
		assert.deepEqual(pick((await api.finished(last)).itemsOf('Done')[0]), {
			event: 'RelationCreate',
			id: link,
		});
		await takesTheUrlOfBefore(bed, trigger, earlier.body);
		await api.waitForExecutions(id, 8);
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

const pick = ({ event, id }: Record<string, unknown>) => ({ event, id });

/** n8n's log says of a refused delivery what came where, and nothing of what it held. */
function leavesATrace({ n8n, sandbox }: TestBed, path: string): void {
	const lines = n8n.wholeLog.split('\n').filter((line) => line.includes('with 401'));
	assert.equal(lines.length, 3, `${lines.length} lines in n8n's log tell of refused deliveries`);
	for (const line of lines) assert.ok(line.includes(path), line);
	assert.ok(!lines.join().includes(sandbox.webhooks.publicKey));
}

/** A workflow of an earlier version has one URL for all events in HighLevel, with the name in its query. */
async function takesTheUrlOfBefore(
	{ n8n, sandbox: { webhooks } }: TestBed,
	trigger: WorkflowNode,
	body: Buffer,
): Promise<void> {
	const url = `${productionUrl(n8n.url, trigger)}?event=RelationDelete`;
	const headers = { ...JSON_BODY, 'X-GHL-Signature': webhooks.sign(body) };
	assert.equal((await webhooks.deliverRaw({ url, body, headers })).status, 200);
}

/** Wrong and missing signatures, and what is not an event of ours. */
async function refusesForged({ sandbox: { webhooks } }: TestBed, url: string): Promise<void> {
	const [first] = webhooks.deliveries;
	const status = async (body: string | Buffer, headers: Record<string, string>) =>
		(await webhooks.deliverRaw({ url, body, headers: { ...JSON_BODY, ...headers } })).status;
	const forged = Buffer.from(String(first.body).replace('"id"', '"ID"'));
	assert.equal(await status(forged, { 'X-GHL-Signature': webhooks.sign(first.body) }), 401);
	assert.equal(await status(first.body, {}), 401);
	assert.equal(await status(first.body, { 'X-GHL-Signature': 'N/A' }), 401);
	const other = '{"type":"ContactCreate"}';
	assert.equal(await status(other, { 'X-GHL-Signature': webhooks.sign(other) }), 200);
	// n8n itself refuses this before the node sees it, with another number.
	assert.equal(await status('not JSON', { 'X-GHL-Signature': webhooks.sign('not JSON') }), 422);
}

const JSON_BODY = { 'Content-Type': 'application/json' };

/** The panel shows the URLs of the selected events, and of no others. */
async function panel(bed: TestBed, workflowId: string): Promise<void> {
	const editor = await Editor.of(await bed.browser(), workflowId);
	await editor.openNode('When records are linked');
	const { page } = editor;
	await page.getByText('Webhook URLs').click();
	const urls = page.getByTestId('ndv').getByText(/\/webhook-test\/\S+\/webhook/);
	await urls.last().waitFor();
	const ends = (await urls.allInnerTexts()).map((text) => text.trim().split('/').at(-1));
	assert.deepEqual(ends, ['relation-create', 'relation-delete']);
	await editor.screenshot(bed.picture('6-trigger'));
	await editor.close();
}

/** What a new user sees: Location IDs and the key's field are there without being added. */
async function newTrigger(bed: TestBed): Promise<void> {
	const editor = await Editor.empty(await bed.browser());
	await editor.addAction('On relation created');
	await editor.parameter('locationIds').waitFor();
	await editor.parameter('publicKey').waitFor();
	await editor.screenshot(bed.picture('6-new-trigger'));
	await editor.choose('verification', 'Public Key');
	await editor.fill('publicKey', bed.sandbox.webhooks.publicKey);
	await editor.screenshot(bed.picture('6-public-key'));
	await editor.close();
}

async function picture(bed: TestBed, workflowId: string): Promise<void> {
	const page = await (await bed.browser()).open(`/workflow/${workflowId}/executions`);
	await page.getByTestId('execution-list-item').or(page.getByText('Succeeded')).first().waitFor();
	await page.screenshot({ path: bed.picture('6-executions') });
	await page.close();
}

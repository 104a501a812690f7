import assert from 'node:assert/strict';

import type { Page } from 'playwright-core';

import { Editor } from '../browser/Editor';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

export const nodePanel: Scenario = {
	number: 4,
	name: 'two records are linked with the pickers, step by step, a refused input says why, and a record is made with the mapper',
	async run(bed) {
		const { sandbox } = bed;
		const editor = await Editor.empty(await bed.browser());
		await editor.startManually();
		await editor.addAction('Link two records');
		await editor.chooseCredential(bed.pit.id);
		await editor.screenshot(bed.picture('4-fields'));
		assert.match(await editor.picker('secondRecord').refusal(), /Choose Association first/);
		await editor.screenshot(bed.picture('4-association-first'));
		await editor.page.keyboard.press('Escape');

		const loads = countLoads(editor.page);
		const associations = editor.picker('association');
		const all = await associations.open();
		for (const key of ['buyer_property', 'seller_property', 'tenant_property']) {
			assert.ok(
				all.some((text) => text.includes(key)),
				`${key} is not in ${all.join('; ')}`,
			);
		}
		await editor.screenshot(bed.picture('4-association-picker'));
		assert.deepEqual(await associations.search('tenant'), [
			all.find((text) => text.includes('tenant_property')),
		]);
		await associations.choose('tenant_property');

		const contacts = await editor.picker('firstRecord').open();
		assert.ok(
			contacts.every((text) => text.includes('@example.com')),
			'First Record lists contacts',
		);
		await editor.screenshot(bed.picture('4-first-record'));
		await editor.picker('firstRecord').search('Ada');
		await editor.picker('firstRecord').choose('Ada');
		const properties = await editor.picker('secondRecord').open();
		assert.ok(
			properties.some((text) => /^1 .+, .+/.test(text)),
			'Second Record lists properties',
		);
		await editor.screenshot(bed.picture('4-second-record'));
		await editor.picker('secondRecord').choose(properties[0]);

		for (const [load, times] of loads) assert.equal(times, 1, `loaded ${times} times: ${load}`);
		const before = sandbox.state.relations.list().length;
		await editor.executeStep();
		const output = await editor.outputJson();
		assert.match(output, /"?outcome"?\s*:\s*"created"/);
		assert.equal(sandbox.state.relations.list().length, before + 1);
		await editor.screenshot(bed.picture('4-output'));

		await editor.fillLocator('secondRecord', 'By ID', 'no-such-record');
		const refusal = await editor.executeStep();
		await editor.screenshot(bed.picture('4-refusal'));
		assert.match(refusal, /no-such-record|Second Record|not found|unknown/i);
		await editor.close();
		await makesRecord(bed);
	},
};

/** The mapper offers an object's fields as soon as it is chosen; those that stay empty are not sent. */
async function makesRecord(bed: TestBed): Promise<void> {
	const { api, sandbox } = bed;
	const address = '77 Ferry Road, Ashford';
	const editor = await Editor.empty(await bed.browser());
	await editor.startManually();
	await editor.addAction('Create or update a record');
	await editor.chooseCredential(bed.pit.id);
	await editor.picker('object').open();
	// Not before the mapper has set itself up: it would take back what is filled in.
	await editor.saves('"town"', async () => await editor.picker('object').choose('Property'));
	await editor.saves(address, async () => await editor.fill('address', address));
	await editor.executeStep();
	await editor.screenshot(bed.picture('4-record'));
	const made = sandbox.state.records
		.list('custom_objects.property')
		.filter(({ properties }) => properties.address === address);
	assert.deepEqual(
		made.map(({ properties }) => properties),
		[{ address }],
	);

	await editor.saves('autoMapInputData', async () => await editor.mapAutomatically());
	const { nodes } = await api.workflow(editor.workflowId);
	const { schema } = nodes[1].parameters.columns as { schema: Array<Record<string, unknown>> };
	const taken = schema.filter(({ removed }) => !removed).map(({ id }) => id);
	assert.ok(taken.includes('address') && taken.includes('town'), `it takes only ${taken.join()}`);
	await editor.close();
}

/** Counts what n8n's editor asks our node for: how often the same method with the same search and page. */
function countLoads(page: Page): Map<string, number> {
	const counts = new Map<string, number>();
	page.on('request', (request) => {
		if (!request.url().includes('/dynamic-node-parameters/')) return;
		const { methodName, filter, paginationToken } = request.postDataJSON() as Record<
			string,
			string
		>;
		const load = [methodName, filter, paginationToken].join(' ');
		counts.set(load, (counts.get(load) ?? 0) + 1);
	});
	return counts;
}

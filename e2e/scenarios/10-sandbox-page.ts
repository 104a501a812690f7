import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Page } from 'playwright-core';

import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

export const sandboxPage: Scenario = {
	number: 10,
	name: "the sandbox's page finds records, copies the token, and shows deliveries as they happen and why one was refused",
	async run(original) {
		const bed = await original.withNewSandbox({ webhooks: { retries: 1, retryBaseMs: 10 } });
		const receiver = await startRefusing();
		const { context } = await bed.browser();
		const page = await context.newPage();
		const complaints: string[] = [];
		page.on('pageerror', (error) => complaints.push(error.message));
		page.on('console', (message) => {
			if (message.type() === 'error') complaints.push(message.text());
		});
		await page.goto(bed.sandbox.url);

		await copiesTheToken(page, bed);
		await findsRecords(page);
		await showsDeliveries(page, bed, receiver.url);

		await page.screenshot({ path: bed.picture('10-light'), fullPage: true });
		await page.emulateMedia({ colorScheme: 'dark' });
		await page.screenshot({ path: bed.picture('10-dark'), fullPage: true });
		assert.deepEqual(complaints, []);
		await page.close();
		receiver.close();
	},
};

async function copiesTheToken(page: Page, { sandbox }: TestBed): Promise<void> {
	const token = page.locator('#connect dd').filter({ hasText: sandbox.pit });
	await token.getByRole('button', { name: 'Copy' }).click();
	await token.getByRole('button', { name: 'Copied' }).waitFor();
	assert.equal(await page.evaluate('navigator.clipboard.readText()'), sandbox.pit);
}

async function findsRecords(page: Page): Promise<void> {
	const records = page.locator('#records');
	await records.locator('input[name=q]').pressSequentially('ada.abbott');
	await records.getByText('1 found').waitFor();
	await records.getByText('ada.abbott@example.com').waitFor();
	await records.getByRole('link', { name: 'Properties' }).click();
	await records.getByText('1 Riverside Lane, Ashford').waitFor();
	await records.getByRole('link', { name: 'Next' }).click();
	await records.getByText('Page 2 of 2').waitFor();
}

/** A URL for one event alone hears of that one, and its refusal shows without reloading. */
async function showsDeliveries(page: Page, { sandbox }: TestBed, url: string): Promise<void> {
	const form = page.locator('#webhooks form').first();
	await form.locator('input[type=url]').fill(url);
	for (const box of await form.locator('input[type=checkbox]').all()) {
		await box.setChecked((await box.getAttribute('value')) === 'RelationDelete');
	}
	await form.getByRole('button', { name: 'Register' }).click();
	await page.locator('#webhooks code').filter({ hasText: url }).waitFor();

	await page.evaluate('window.notReloaded = true');
	const { state } = sandbox;
	state.link(
		state.associations.byKey('tenant_property')?.id ?? '',
		state.records.list('contact')[0].id,
		state.records.list('custom_objects.property')[0].id,
	);
	state.relations.remove(state.relations.list()[0].id);
	const deliveries = page.locator('#deliveries');
	await deliveries.getByText('RelationDelete').waitFor();
	await deliveries.getByText('The signature does not fit.').waitFor();
	await deliveries.getByText('given up').waitFor();
	assert.equal(await deliveries.getByText('RelationCreate').count(), 0);
	assert.equal(await page.evaluate('window.notReloaded'), true);
}

/** A server that answers every delivery as a trigger does whose key does not fit. */
async function startRefusing(): Promise<{ url: string; close(): void }> {
	const server = createServer((request, answer) => {
		request.resume();
		answer.writeHead(401, { 'content-type': 'application/json' });
		answer.end(JSON.stringify({ message: 'The signature does not fit.' }));
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/hook`,
		close() {
			server.closeAllConnections();
			server.close();
		},
	};
}

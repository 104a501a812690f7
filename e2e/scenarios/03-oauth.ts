import assert from 'node:assert/strict';

import { CredentialDialog } from '../browser/CredentialDialog';
import { Editor } from '../browser/Editor';
import { createOAuth, OAUTH_TYPE } from '../n8n/credentials';
import { actionWorkflow } from '../n8n/workflows';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

export const oauth: Scenario = {
	number: 3,
	name: 'OAuth: connected through the consent page, used, and refreshed after its token expires; an agency chooses its location by name',
	async run(bed) {
		const { sandbox, api } = bed;
		const dialog = await CredentialDialog.create(
			await bed.browser(),
			'HighLevel Associations OAuth2 API',
		);
		await dialog.screenshot(bed.picture('3-new'));
		await dialog.fill('clientId', sandbox.oauth.clientId);
		await dialog.fill('clientSecret', sandbox.oauth.clientSecret);
		await dialog.fill('baseUrl', sandbox.url);
		const opened = dialog.page.waitForEvent('popup');
		await dialog.page
			.getByRole('button', { name: /^Connect/ })
			.first()
			.click();
		const consent = await opened;
		await consent.waitForURL(/chooselocation/);
		await consent.screenshot({ path: bed.picture('3-consent') });
		await consent.locator('button[type=submit], input[type=submit], button').first().click();
		await dialog.succeeds('Account connected');
		await dialog.screenshot(bed.picture('3-connected'));
		await dialog.close();

		const credential = await api.credentialByName('HighLevel Associations account');
		const workflow = await api.createWorkflow(
			actionWorkflow('List objects by OAuth', {
				parameters: { authentication: 'oAuth2', resource: 'object', operation: 'getAll' },
				credentials: { [OAUTH_TYPE]: { id: credential.id, name: credential.name } },
			}),
		);
		const objects = async () => {
			const execution = await api.finished(await api.run(workflow.id, 'Start'));
			assert.equal(execution.status, 'success', execution.message);
			return execution.itemsOf('HighLevel').map(({ key }) => key);
		};
		assert.ok((await objects()).includes('custom_objects.property'));

		const [token] = sandbox.requests
			.filter(({ path }) => path.startsWith('/objects'))
			.map(({ headers }) => String(headers.authorization).replace('Bearer ', ''))
			.slice(-1);
		sandbox.oauth.expireAccessToken(token);
		const before = sandbox.oauth.refreshCount;
		assert.ok((await objects()).includes('custom_objects.property'));
		assert.equal(sandbox.oauth.refreshCount - before, 1, 'n8n refreshes the token once');
		assert.ok((await objects()).includes('custom_objects.property'));
		assert.equal(sandbox.oauth.refreshCount - before, 1, 'the new token is kept and used');
		await choosesLocation(bed);
	},
};

/** With an agency's connection, what can be chosen is that of the location chosen first. */
async function choosesLocation(bed: TestBed): Promise<void> {
	const { api, sandbox } = bed;
	const agency = await createOAuth(api, sandbox, { name: 'An agency', connected: 'Company' });
	const editor = await Editor.empty(await bed.browser());
	await editor.startManually();
	await editor.addAction('Link two records');
	await editor.chooseCredential(agency.id);
	assert.match(await editor.picker('association').refusal(), /Choose Location first/);
	await editor.screenshot(bed.picture('3-location-first'));
	await editor.page.keyboard.press('Escape');

	const locations = editor.picker('locationId');
	const names = (await locations.open()).map((text) => text.replace(/ \(.*/, ''));
	assert.deepEqual(names, ['Riverside Estates', 'Harbour Lettings']);
	await editor.screenshot(bed.picture('3-locations'));
	assert.equal((await locations.search('riverside')).length, 1);
	await locations.choose('Riverside Estates');
	const associations = await editor.picker('association').open();
	assert.ok(associations.some((text) => text.includes('buyer_property')));
	await editor.screenshot(bed.picture('3-associations-of-the-location'));
	await editor.close();
}

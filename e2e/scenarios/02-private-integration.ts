import assert from 'node:assert/strict';

import { CredentialDialog } from '../browser/CredentialDialog';
import type { Scenario } from '../Scenario';

export const privateIntegration: Scenario = {
	number: 2,
	name: 'a private integration token is tested in its dialog, and a wrong one is called wrong in words',
	async run(bed) {
		const { sandbox } = bed;
		const dialog = await CredentialDialog.create(
			await bed.browser(),
			'HighLevel Private Integration API',
		);
		await dialog.fill('accessToken', 'pit-00000000-0000-0000-0000-000000000000');
		await dialog.fill('locationId', sandbox.locationId);
		await dialog.fill('baseUrl', sandbox.url);
		await dialog.save();
		const wrong = await dialog.refusal();
		assert.match(wrong, /HighLevel does not accept the access token/);
		await dialog.screenshot(bed.picture('2-wrong-token'));

		await dialog.fill('accessToken', `Bearer ${sandbox.pit}`);
		await dialog.fill('baseUrl', 'http://127.0.0.1:9');
		await dialog.save();
		await dialog.page
			.getByText(/Nothing answers as HighLevel does/)
			.first()
			.waitFor();
		await dialog.screenshot(bed.picture('2-nothing-there'));

		await dialog.fill('baseUrl', sandbox.url);
		await dialog.fill('locationId', sandbox.otherLocationId);
		await dialog.save();
		await dialog.page
			.getByText(/no access to location/i)
			.first()
			.waitFor();
		await dialog.screenshot(bed.picture('2-wrong-location'));

		await dialog.fill('locationId', sandbox.locationId);
		await dialog.save();
		await dialog.succeeds('Connection tested successfully');
		await dialog.screenshot(bed.picture('2-connected'));
		await dialog.close();
	},
};

import { CredentialDialog } from '../browser/CredentialDialog';
import { photograph, SCALE, toastsGone, type Picture } from './Picture';

export const credential: Picture = {
	file: 'credential.png',
	async take(bed) {
		const { sandbox } = bed;
		const type = 'HighLevel Private Integration API';
		const dialog = await CredentialDialog.create(await bed.browser(SCALE), type);
		await dialog.fill('accessToken', sandbox.pit);
		await dialog.fill('locationId', sandbox.locationId);
		await dialog.fill('baseUrl', sandbox.url);
		await dialog.save();
		await dialog.succeeds('Connection tested successfully');
		await toastsGone(dialog.page);
		const picture = await photograph(dialog.page, dialog.page.getByTestId('editCredential-modal'));
		await dialog.close();
		return picture;
	},
};

import { Editor } from '../browser/Editor';
import { photograph, SCALE, type Picture } from './Picture';

/** Which record goes where: what the association says, a record that is chosen, and those to choose from. */
export const nodeWithPicker: Picture = {
	file: 'node-with-picker.png',
	async take(bed) {
		const editor = await Editor.empty(await bed.browser(SCALE));
		await editor.startManually();
		await editor.addAction('Link two records');
		await editor.chooseCredential(bed.pit.id);
		await editor.picker('association').open();
		await editor.picker('association').choose('buyer_property');
		await editor.picker('firstRecord').open();
		await editor.picker('firstRecord').choose('Ada Abbott');
		await editor.picker('secondRecord').open();
		const picture = await photograph(editor.page, editor.page.getByTestId('ndv'), {
			left: 487,
			right: 487,
			top: 42,
			bottom: 88,
		});
		await editor.close();
		return picture;
	},
};

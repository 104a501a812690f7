import { Editor } from '../browser/Editor';
import { photograph, SCALE, type Picture } from './Picture';

/** The polling trigger on all links of an association, with what each look costs. */
export const pollTrigger: Picture = {
	file: 'poll-trigger.png',
	async take(bed) {
		const editor = await Editor.empty(await bed.browser(SCALE));
		await editor.nodePanel.listActions('HighLevel Associations Polling');
		await editor.nodePanel.add('On relation created');
		await editor.chooseCredential(bed.pit.id);
		await editor.picker('association').open();
		await editor.picker('association').choose('buyer_property');
		await editor.picker('requests').open();
		const picture = await photograph(editor.page, editor.page.getByTestId('ndv'), {
			left: 487,
			right: 487,
			top: 42,
			bottom: 200,
		});
		await editor.close();
		return picture;
	},
};

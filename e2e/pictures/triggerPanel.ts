import { Editor } from '../browser/Editor';
import { photograph, SCALE, type Picture } from './Picture';

/** The webhook trigger as it comes out of the node panel, with a second event. */
export const triggerPanel: Picture = {
	file: 'trigger.png',
	async take(bed) {
		const editor = await Editor.empty(await bed.browser(SCALE));
		await editor.nodePanel.listActions();
		await editor.nodePanel.add('On relation created');
		await editor.choose('events', 'Relation Deleted');
		await editor.page.keyboard.press('Escape');
		await editor.page.getByText('Webhook URLs').click();
		await editor.page.getByTestId('radio-button-production').click();
		const picture = await photograph(editor.page, editor.page.getByTestId('ndv'), {
			left: 487,
			right: 487,
			top: 42,
			bottom: 124,
		});
		await editor.close();
		return picture;
	},
};

import { Editor } from '../browser/Editor';
import { importExample } from '../n8n/exampleWorkflows';
import { photograph, SCALE, toastsGone, type Picture } from './Picture';

export const executedExample: Picture = {
	file: 'example-executed.png',
	async take(bed) {
		const { saved } = await importExample(bed, 'link-contacts-to-a-property.json');
		const editor = await Editor.of(await bed.browser(SCALE), saved.id);
		await editor.executeWorkflow();
		await toastsGone(editor.page);
		const canvas = editor.page.getByTestId('canvas-wrapper');
		const picture = await photograph(editor.page, canvas, {
			top: 230,
			bottom: 200,
			left: 70,
			right: 60,
		});
		await editor.close();
		return picture;
	},
};

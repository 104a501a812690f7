import { Editor } from '../browser/Editor';
import { importExample } from '../n8n/exampleWorkflows';
import { photograph, SCALE, toastsGone, type Picture } from './Picture';

export const executedExample: Picture = {
	file: 'example-executed.png',
	async take(bed) {
		const { saved } = await importExample(bed, 'import-links-from-a-csv.json');
		const editor = await Editor.of(await bed.browser(SCALE), saved.id);
		await editor.executeWorkflow();
		await toastsGone(editor.page);
		const canvas = editor.page.getByTestId('canvas-wrapper');
		const picture = await photograph(editor.page, canvas, {
			top: 148,
			bottom: 115,
			left: 100,
			right: 54,
		});
		await editor.close();
		return picture;
	},
};

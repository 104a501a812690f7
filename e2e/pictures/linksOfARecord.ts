import { Editor } from '../browser/Editor';
import { PIT_TYPE } from '../n8n/credentials';
import { actionWorkflow } from '../n8n/workflows';
import type { TestBed } from '../TestBed';
import { photograph, SCALE, toastsGone, type Picture } from './Picture';

/** What Relation > Get Many gives, in each view of n8n's that a person reads. */
export const linksInATable = linksOfARecord('links-table.png', 'table', 395);
export const linksInASchema = linksOfARecord('links-schema.png', 'schema', 290);

/** @param bottom what is cut off below, in pixels */
function linksOfARecord(file: string, view: 'table' | 'schema', bottom: number): Picture {
	return {
		file,
		async take(bed) {
			const { id } = await bed.api.createWorkflow(getMany(bed));
			const editor = await Editor.of(await bed.browser(SCALE), id);
			await editor.openNode('HighLevel');
			await editor.executeStep();
			const panel = editor.page.getByTestId('output-panel');
			await panel.getByTestId(`radio-button-${view}`).click();
			await toastsGone(editor.page);
			await panel.getByText('linkedRecordName').waitFor();
			const picture = await photograph(editor.page, panel, { bottom });
			await editor.close();
			return picture;
		},
	};
}

function getMany({ pit }: TestBed) {
	return actionWorkflow('Links of a contact', {
		parameters: {
			resource: 'relation',
			operation: 'getAll',
			object: { __rl: true, mode: 'key', value: 'contact' },
			record: { __rl: true, mode: 'name', value: 'ada.abbott@example.com' },
		},
		credentials: { [PIT_TYPE]: pit },
	});
}

import type { Page } from 'playwright-core';

import type { Browser } from '../browser/Browser';
import { Editor } from '../browser/Editor';

/** What the form asks for, and what somebody answers. */
const ANSWERS = {
	Email: 'ada.abbott@example.com',
	'Property address': '4 Station Street, Dunmore',
};

/** What can be seen while the job is done, in this order. */
export type Moment =
	| 'form'
	| 'answered'
	| 'tested'
	| 'actions'
	| 'associations'
	| 'by-name'
	| 'first-dragged'
	| 'second-dragged'
	| 'ready'
	| 'linked'
	| 'canvas';

/** Is shown the page at each moment; the job goes on when it has seen it. */
export type Watcher = (moment: Moment, page: Page) => Promise<void>;

/**
 * The job most people come with, done in n8n's editor as a person does it: from an empty canvas to a form
 * whose answers, an email and an address, link two records.
 * @param credentialId n8n's ID of the credential to choose
 * @returns the editor, on the canvas of the workflow
 */
export async function linkFormAnswers(
	browser: Browser,
	credentialId: string,
	watch: Watcher,
): Promise<Editor> {
	const editor = await Editor.empty(browser);
	await addForm(editor);
	await watch('form', editor.page);
	await answerForm(editor, watch);
	await watch('tested', editor.page);
	await editor.closeNode();

	await editor.nodePanel.listActions();
	await editor.nodePanel.listed('Link two records').hover();
	await watch('actions', editor.page);
	await editor.nodePanel.add('Link two records');
	await editor.chooseCredential(credentialId);
	await editor.picker('association').open();
	await watch('associations', editor.page);
	await editor.picker('association').choose('buyer_property');
	await editor.chooseMode('firstRecord', 'By Name or Email');
	await editor.chooseMode('secondRecord', 'By Name or Email');
	await watch('by-name', editor.page);
	await drag(editor, 'Email', 'firstRecord', async () => await watch('first-dragged', editor.page));
	await drag(
		editor,
		'Property address',
		'secondRecord',
		async () => await watch('second-dragged', editor.page),
	);
	await watch('ready', editor.page);
	await editor.executeStep();
	await watch('linked', editor.page);
	await editor.closeNode();
	await watch('canvas', editor.page);
	return editor;
}

/** n8n's own form, with a field for each answer. */
async function addForm(editor: Editor): Promise<void> {
	await editor.startWith('On form submission');
	await editor.fill('formTitle', 'Interested in a property');
	for (const [place, label] of Object.keys(ANSWERS).entries()) {
		await editor.page.getByTestId('fixed-collection-add').click();
		await editor.fill('fieldLabel', label, place);
	}
}

/** Tests the form, so that the editor has its answers: it opens in a tab of its own. */
async function answerForm(editor: Editor, watch: Watcher): Promise<void> {
	const opened = editor.page.waitForEvent('popup');
	await editor.page.getByTestId('node-execute-button').click();
	const form = await opened;
	for (const [label, answer] of Object.entries(ANSWERS)) await form.getByLabel(label).fill(answer);
	await watch('answered', form);
	await form.getByRole('button', { name: 'Submit' }).click();
	await form.getByText('Form Submitted').waitFor();
	await form.close();
	await editor.page.getByTestId('output-panel').getByText(ANSWERS.Email).waitFor();
}

/** @param midway is done while the mouse holds the field over the parameter */
async function drag(
	editor: Editor,
	name: string,
	parameterName: string,
	midway: () => Promise<void>,
): Promise<void> {
	const field = editor.inputField(name);
	const parameter = editor.parameter(parameterName);
	await field.holdOver(parameter);
	await midway();
	await editor.saves(field.expression, async () => await field.drop(parameter));
}

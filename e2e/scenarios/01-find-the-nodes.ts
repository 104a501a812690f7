import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

import { resources } from '../../nodes/HighLevelAssociations/actions/properties';
import { properties as triggerProperties } from '../../nodes/HighLevelAssociationsTrigger/properties';
import { Editor } from '../browser/Editor';
import { waitFor } from '../processes/waitFor';
import type { Scenario } from '../Scenario';

/** As n8n's panel lists them: resource by resource. */
const ACTIONS = resources.flatMap(({ operations }) =>
	operations.map(({ option }) => option.action),
);

const EVENTS = triggerProperties
	.flatMap(({ name, options = [] }) => (name === 'events' ? options : []))
	.map(({ name }) => `On ${name.toLowerCase()}`);

/** What people type who do not know the node's name. */
const WORDS = ['link records', 'go high level', 'GoHighLevel', 'custom object'];

export const findTheNodes: Scenario = {
	number: 1,
	name: 'the three nodes are found by "HighLevel" and by what people call it, with icon, description and actions',
	async run(bed) {
		const editor = await Editor.empty(await bed.browser());
		await editor.nodePanel.search('HighLevel');
		// n8n shows a node and its trigger as one line, and leaves "Trigger" out.
		await looksRight(
			editor.nodePanel.node('HighLevel Associations'),
			'Links records in HighLevel, and starts workflows when relations or associations change',
		);
		await looksRight(editor.nodePanel.node('HighLevel Associations Polling'), 'HighLevel');
		await editor.screenshot(bed.picture('1-triggers'));
		await editor.nodePanel.node('HighLevel Associations').click();
		await lists(editor, EVENTS);
		await editor.close();

		const second = await Editor.empty(await bed.browser());
		await second.startManually();
		await second.nodePanel.search('HighLevel');
		await looksRight(second.nodePanel.node('HighLevel Associations'), 'HighLevel');
		await second.screenshot(bed.picture('1-node-panel'));
		for (const words of WORDS) await isFoundBy(second, words);
		await second.nodePanel.node('HighLevel Associations').click();
		await lists(second, ACTIONS);
		await second.screenshot(bed.picture('1-actions'));
		await second.close();
	},
};

/** The open panel lists the node for these words, and not still from before. */
async function isFoundBy({ page, nodePanel }: Editor, words: string): Promise<void> {
	const search = page.getByTestId('node-creator-search-bar');
	const line = nodePanel.node('HighLevel Associations');
	await search.fill('no such node at all');
	await line.waitFor({ state: 'detached' });
	await search.fill(words);
	await line.waitFor();
}

/** One line with a description and an icon that is really drawn. */
async function looksRight(line: Locator, description: string): Promise<void> {
	await line.waitFor();
	const text = await line.getByTestId('node-creator-item-description').innerText();
	assert.ok(text.includes(description), `"${text}" does not say "${description}"`);
	const icon = line.locator('img').first();
	const width = await icon.evaluate((img) => (img as HTMLImageElement).naturalWidth);
	assert.ok(width > 0, 'the icon is not drawn');
}

/** The panel slides: what it listed before is there for a moment. */
async function lists(editor: Editor, expected: string[]): Promise<void> {
	const names = editor.page.getByTestId('node-creator-item-name');
	let seen: string[] = [];
	const isRight = async () => {
		seen = (await names.allInnerTexts()).map((text) => text.trim());
		return seen.join() === expected.join();
	};
	await waitFor('the list', isRight, { timeoutMs: 5000 }).catch(() => undefined);
	assert.deepEqual(seen, expected);
}

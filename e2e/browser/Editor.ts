import type { Locator, Page } from 'playwright-core';

import { waitFor } from '../processes/waitFor';
import type { Browser } from './Browser';
import { Picker } from './Picker';

/** n8n's editor with one workflow, used as a person uses it. */
export class Editor {
	private constructor(readonly page: Page) {}

	/** An empty canvas. */
	static async empty(browser: Browser): Promise<Editor> {
		const page = await browser.open('/workflow/new');
		await page.getByTestId('canvas-add-button').waitFor();
		return new Editor(page);
	}

	/** A saved workflow. */
	static async of(browser: Browser, workflowId: string): Promise<Editor> {
		const page = await browser.open(`/workflow/${workflowId}`);
		await page.getByTestId('canvas-node').first().waitFor();
		return new Editor(page);
	}

	/** Opens the node panel and searches in it. On an empty canvas it offers triggers first. */
	async searchNodes(text: string): Promise<Locator> {
		await this.page.keyboard.press('n');
		const search = this.page.getByTestId('node-creator-search-bar');
		await search.waitFor();
		await search.fill(text);
		const items = this.page.getByTestId('item-iterator-item');
		await items.filter({ hasText: text }).first().waitFor();
		return items;
	}

	/** The node panel's line for this very node. */
	nodeInPanel(name: string): Locator {
		const exactly = this.page
			.getByTestId('node-creator-item-name')
			.getByText(name, { exact: true });
		return this.page.getByTestId('item-iterator-item').filter({ has: exactly });
	}

	/** Adds a manual trigger as the first step. */
	async startManually(): Promise<void> {
		await this.page.getByTestId('canvas-plus-button').click();
		await this.page.getByTestId('node-creator-item-name').getByText('Trigger manually').click();
		await this.page.getByTestId('canvas-trigger-node').waitFor();
	}

	/** Adds an action of our node by the node panel; its parameters are open then. */
	async addAction(action: string, node = 'HighLevel Associations'): Promise<void> {
		await this.searchNodes(node);
		await this.nodeInPanel(node).click();
		await this.page
			.getByTestId('node-creator-item-name')
			.getByText(action, { exact: true })
			.click();
		await this.page.getByTestId('node-parameters').waitFor();
	}

	/** Opens a node on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.getByTestId('canvas-node').filter({ hasText: name }).first().dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** A parameter of the open node, by its name in the workflow's JSON. */
	parameter(name: string): Locator {
		return this.page.getByTestId(`parameter-input-${name}`);
	}

	/** A parameter chosen from a list that n8n loads by our node. */
	picker(name: string): Picker {
		return new Picker(this.page, this.parameter(name));
	}

	/** Chooses one of a parameter's fixed options. */
	async choose(name: string, option: string): Promise<void> {
		await this.parameter(name).click();
		await this.page
			.locator('.el-select-dropdown__item:visible')
			.filter({ has: this.page.getByText(option, { exact: true }) })
			.first()
			.click();
	}

	async fill(name: string, text: string): Promise<void> {
		await this.parameter(name).locator('input, textarea').first().fill(text);
	}

	/** Gives a resource locator another mode and a value. @param mode as it is shown, e.g. `By ID` */
	async fillLocator(name: string, mode: string, text: string): Promise<void> {
		await this.parameter(name).getByTestId('rlc-mode-selector').click();
		await this.page.locator('.el-select-dropdown__item:visible').getByText(mode).click();
		// n8n takes a text over a little later, and runs what it has saved.
		const saved = this.page.waitForRequest(
			(request) => request.method() === 'PATCH' && !!request.postData()?.includes(text),
		);
		const input = this.parameter(name).getByTestId('rlc-input-container').locator('input').last();
		await input.fill(text);
		await (await saved).response();
	}

	/** Runs the open node and waits for what it gives: the text of the output panel. */
	async executeStep(): Promise<string> {
		const panel = this.page.getByTestId('output-panel');
		const before = await panel.innerText();
		await this.page.getByTestId('node-execute-button').click();
		return await waitFor('the step to end', async () => {
			const text = await panel.innerText();
			return (
				text !== before &&
				!/Executing|Cancel|Stop Listening|No (trigger )?output/.test(text) &&
				text
			);
		});
	}

	/** Runs the workflow and waits for n8n to say that it succeeded. */
	async executeWorkflow(): Promise<void> {
		await this.page.getByTestId('execute-workflow-button').click();
		await this.page.getByText('Workflow executed successfully').waitFor({ timeout: 60_000 });
	}

	/** The open node's output in its JSON form. */
	async outputJson(): Promise<string> {
		const panel = this.page.getByTestId('output-panel');
		await panel.getByTestId('radio-button-json').click();
		return await waitFor('the output', async () => {
			const text = await panel.innerText();
			return /[\]}]\s*$/.test(text) && text;
		});
	}

	async screenshot(path: string): Promise<void> {
		await this.page.screenshot({ path, animations: 'disabled' });
	}

	async close(): Promise<void> {
		await this.page.close();
	}
}

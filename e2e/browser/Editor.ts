import type { Locator, Page } from 'playwright-core';

import { waitFor } from '../processes/waitFor';
import type { Browser } from './Browser';
import { InputField } from './InputField';
import { NodePanel } from './NodePanel';
import { Picker } from './Picker';

/** n8n's editor with one workflow, used as a person uses it. */
export class Editor {
	readonly nodePanel: NodePanel;

	private constructor(readonly page: Page) {
		this.nodePanel = new NodePanel(page);
	}

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

	/** n8n's ID of the workflow; empty before it was saved. */
	get workflowId(): string {
		return /\/workflow\/(\w+)/.exec(this.page.url())?.[1] ?? '';
	}

	/** Adds a manual trigger as the first step. */
	async startManually(): Promise<void> {
		await this.startWith('Trigger manually');
	}

	/** Adds one of n8n's own triggers as the first step; its parameters are open then, if it has any. */
	async startWith(trigger: string): Promise<void> {
		await this.page.getByTestId('canvas-plus-button').click();
		await this.nodePanel.listed(trigger).click();
		await this.page.getByTestId('canvas-trigger-node').waitFor();
	}

	/** Adds an action of our node by the node panel; its parameters are open then. */
	async addAction(action: string, node = 'HighLevel Associations'): Promise<void> {
		await this.nodePanel.listActions(node);
		await this.nodePanel.add(action);
	}

	/** Opens a node on the canvas. */
	async openNode(name: string): Promise<void> {
		await this.page.getByTestId('canvas-node').filter({ hasText: name }).first().dblclick();
		await this.page.getByTestId('ndv').waitFor();
	}

	/** Back to the canvas. */
	async closeNode(): Promise<void> {
		await this.page.getByTestId('ndv-close-button').click();
		await this.page.getByTestId('ndv').waitFor({ state: 'detached' });
	}

	/** Chooses one of the saved credentials for the open node: n8n takes the newest by itself. */
	async chooseCredential(id: string): Promise<void> {
		await this.page.getByTestId('node-credentials-select').click();
		await this.page.getByTestId(`node-credentials-select-item-${id}`).click();
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

	/** @param place among fields of that name, as the rows of a list have them */
	async fill(name: string, text: string, place = 0): Promise<void> {
		await this.parameter(name).nth(place).locator('input, textarea').first().fill(text);
	}

	/** Gives a resource locator another mode. @param mode as it is shown, e.g. `By ID` */
	async chooseMode(name: string, mode: string): Promise<void> {
		await this.parameter(name).getByTestId('rlc-mode-selector').click();
		const modes = this.page.locator('.el-select-dropdown__item:visible');
		await modes.getByText(mode).click();
		// The list takes a moment to close, and the next one's would stand beside it.
		await modes.first().waitFor({ state: 'hidden' });
	}

	/** Gives a resource locator another mode and a value. */
	async fillLocator(name: string, mode: string, text: string): Promise<void> {
		await this.chooseMode(name, mode);
		const input = this.parameter(name).getByTestId('rlc-input-container').locator('input').last();
		await this.saves(text, async () => await input.fill(text));
	}

	/** Has the open node's mapper of fields take what comes in under their names. */
	async mapAutomatically(): Promise<void> {
		await this.page.getByTestId('mapping-mode-select').click();
		await this.page
			.locator('.el-select-dropdown__item:visible')
			.getByText('Map Automatically')
			.click();
	}

	/** A field of what comes in, to drag into a parameter. */
	inputField(name: string): InputField {
		return new InputField(this.page, name);
	}

	/** Does something and waits until n8n has saved it: it takes texts over a little later, and runs what it has saved. */
	async saves(text: string, act: () => Promise<void>): Promise<void> {
		// The first time it posts the whole workflow.
		const saved = this.page.waitForRequest(
			(request) =>
				['PATCH', 'POST'].includes(request.method()) &&
				/\/rest\/workflows(\/\w+)?(\?|$)/.test(request.url()) &&
				!!request.postData()?.includes(text),
		);
		await act();
		await (await saved).response();
	}

	/** Runs the open node and waits for what it gives: the text of the output panel. */
	async executeStep(): Promise<string> {
		const panel = this.page.getByTestId('output-panel');
		const before = await panel.innerText();
		const button = this.page.getByTestId('node-execute-button');
		await button.click();
		return await waitFor('the step to end', async () => {
			const text = await panel.innerText();
			return (
				text !== before &&
				!/Executing|Cancel|Stop Listening|No (trigger )?output/.test(text) &&
				(await button.getAttribute('aria-busy')) === null &&
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

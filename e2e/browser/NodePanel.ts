import type { Locator, Page } from 'playwright-core';

/** n8n's panel of nodes to add, beside the canvas. */
export class NodePanel {
	constructor(private readonly page: Page) {}

	/** Opens it and searches in it. On an empty canvas it offers triggers first. */
	async search(text: string): Promise<Locator> {
		await this.page.keyboard.press('n');
		const search = this.page.getByTestId('node-creator-search-bar');
		await search.waitFor();
		await search.fill(text);
		const items = this.page.getByTestId('item-iterator-item');
		await items.filter({ hasText: text }).first().waitFor();
		return items;
	}

	/** The line for this very node. */
	node(name: string): Locator {
		const exactly = this.page
			.getByTestId('node-creator-item-name')
			.getByText(name, { exact: true });
		return this.page.getByTestId('item-iterator-item').filter({ has: exactly });
	}

	/** Has it list what a node can do. */
	async listActions(node = 'HighLevel Associations'): Promise<void> {
		await this.search(node);
		await this.node(node).click();
	}

	/** One of the names it lists. */
	listed(name: string): Locator {
		return this.page.getByTestId('node-creator-item-name').getByText(name, { exact: true });
	}

	/** Adds one of the actions it lists; its parameters are open then. */
	async add(action: string): Promise<void> {
		await this.listed(action).click();
		await this.page.getByTestId('node-parameters').waitFor();
	}
}

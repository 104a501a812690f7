import type { Locator, Page } from 'playwright-core';

/** A resource locator "From List" in the open node. */
export class Picker {
	constructor(
		private readonly page: Page,
		private readonly parameter: Locator,
	) {}

	/** Opens the list and waits for it. @returns what it offers, top to bottom */
	async open(): Promise<string[]> {
		await this.parameter.getByTestId('rlc-input').click();
		return await this.offered();
	}

	/** Types into the list's own search. @returns what is left */
	async search(text: string): Promise<string[]> {
		const answered = this.page.waitForResponse((response) =>
			response.url().includes('/dynamic-node-parameters/'),
		);
		await this.page.getByTestId('rlc-search').filter({ visible: true }).fill(text);
		await answered;
		return await this.offered();
	}

	/** Chooses the first entry with this text from the open list. */
	async choose(text: string): Promise<void> {
		await this.items().filter({ hasText: text }).first().click();
	}

	/** What the list says instead of offering anything. */
	async refusal(): Promise<string> {
		await this.parameter.getByTestId('rlc-input').click();
		const box = this.page.getByTestId('rlc-error-container').filter({ visible: true });
		await box.waitFor();
		return await box.innerText();
	}

	private items(): Locator {
		return this.page.getByTestId('rlc-item').filter({ visible: true });
	}

	private async offered(): Promise<string[]> {
		await this.items().first().waitFor();
		return (await this.items().allInnerTexts()).map((text) => text.trim());
	}
}

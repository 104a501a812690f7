import type { Page } from 'playwright-core';

import type { Browser } from './Browser';

/** n8n's dialog for one credential. */
export class CredentialDialog {
	private constructor(readonly page: Page) {}

	/** Opens the dialog for a new credential of this type. @param typeName as n8n shows it */
	static async create(browser: Browser, typeName: string): Promise<CredentialDialog> {
		const page = await browser.open('/home/credentials/create');
		await page.getByTestId('new-credential-type-select').locator('input').fill(typeName);
		await page
			.getByTestId('new-credential-type-select-option')
			.filter({ hasText: typeName })
			.click();
		await page.getByTestId('new-credential-type-button').click();
		await page.getByTestId('editCredential-modal').waitFor();
		return new CredentialDialog(page);
	}

	async fill(name: string, text: string): Promise<void> {
		await this.page.getByTestId(`parameter-input-${name}`).locator('input').fill(text);
	}

	async save(): Promise<void> {
		await this.page.getByTestId('credential-save-button').click();
	}

	/** Waits for n8n's verdict in green. */
	async succeeds(text: string): Promise<void> {
		await this.dialog().getByText(text).first().waitFor();
	}

	/** Waits for n8n's verdict in red and opens its details. @returns the dialog's text */
	async refusal(): Promise<string> {
		await this.dialog().getByText('More details').click();
		return await this.dialog().innerText();
	}

	async screenshot(path: string): Promise<void> {
		await this.page.screenshot({ path, animations: 'disabled' });
	}

	async close(): Promise<void> {
		await this.page.close();
	}

	private dialog() {
		return this.page.getByTestId('editCredential-modal');
	}
}

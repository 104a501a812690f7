import { chromium, selectors, type BrowserContext, type Page } from 'playwright-core';

import type { Cleanup } from '../processes/Cleanup';
import { OWNER } from '../n8n/N8nApi';

// n8n marks its parts so, with one more hyphen than others.
selectors.setTestIdAttribute('data-test-id');

/** Chromium in which the owner is signed in to n8n, in a light theme. */
export class Browser {
	private constructor(
		readonly context: BrowserContext,
		private readonly url: string,
	) {}

	/**
	 * @param url n8n's address
	 * @param scale how many of a picture's pixels make one of the page
	 */
	static async start(
		cleanup: Cleanup,
		executablePath: string,
		url: string,
		scale = 1,
	): Promise<Browser> {
		const chrome = await chromium.launch({
			executablePath,
			args: [
				'--no-sandbox',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
			// Ctrl-C is ours to handle, in our order.
			handleSIGINT: false,
			handleSIGTERM: false,
			handleSIGHUP: false,
		});
		cleanup.add(async () => await chrome.close());
		const context = await chrome.newContext({
			viewport: { width: 1440, height: 900 },
			deviceScaleFactor: scale,
			colorScheme: 'light',
			locale: 'en-US',
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		context.setDefaultTimeout(30_000);
		const browser = new Browser(context, url);
		await browser.signIn();
		return browser;
	}

	/** A new tab at a path of n8n. */
	async open(path: string): Promise<Page> {
		const page = await this.context.newPage();
		await page.goto(this.url + path);
		return page;
	}

	async signIn(): Promise<void> {
		const page = await this.open('/signin');
		await page.locator('input[name="emailOrLdapLoginId"]').fill(OWNER.email);
		await page.locator('input[type="password"]').fill(OWNER.password);
		await page.getByRole('button', { name: 'Sign in' }).click();
		await page.waitForURL(/\/(home|workflow)/);
		await page.close();
	}
}

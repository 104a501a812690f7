import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { packageRoot } from '../test/harness/thisPackage';
import { CredentialDialog } from './browser/CredentialDialog';
import { Editor } from './browser/Editor';
import { importExample } from './n8n/exampleWorkflows';
import { chain, node, WEBHOOK_TRIGGER } from './n8n/workflows';
import { Cleanup } from './processes/Cleanup';
import { TestBed } from './TestBed';

/** What the README may weigh, per picture. */
const MOST_BYTES = 300_000;

/** For screens with small pixels, and for the small letters of a canvas. */
const SCALE = 2;

const cleanup = new Cleanup();
cleanup.onSignals();
void main().then(
	async () => {
		await cleanup.run();
		process.exit(0);
	},
	async (error: unknown) => {
		await cleanup.run();
		console.error(error);
		process.exit(1);
	},
);

/** Takes the README's pictures anew, of the real n8n. */
async function main(): Promise<void> {
	const bed = await TestBed.create(cleanup, (step) => console.log(`· ${step}`));
	await picker(bed);
	await credential(bed);
	await executedExample(bed);
	await triggerPanel(bed);
}

async function picker(bed: TestBed): Promise<void> {
	const editor = await Editor.empty(await bed.browser(SCALE));
	await editor.startManually();
	await editor.addAction('Link two records');
	await editor.picker('association').open();
	await editor.picker('association').choose('buyer_property');
	await editor.picker('firstRecord').open();
	const panel = editor.page.getByTestId('ndv');
	await keep(editor.page, 'node-with-picker', panel, {
		left: 487,
		right: 487,
		top: 42,
		bottom: 20,
	});
	await editor.close();
}

async function credential(bed: TestBed): Promise<void> {
	const { sandbox } = bed;
	const type = 'HighLevel Private Integration API';
	const dialog = await CredentialDialog.create(await bed.browser(SCALE), type);
	await dialog.fill('accessToken', sandbox.pit);
	await dialog.fill('locationId', sandbox.locationId);
	await dialog.fill('baseUrl', sandbox.url);
	await dialog.save();
	await dialog.succeeds('Connection tested successfully');
	await toastsGone(dialog.page);
	await keep(dialog.page, 'credential', dialog.page.getByTestId('editCredential-modal'));
	await dialog.close();
}

async function executedExample(bed: TestBed): Promise<void> {
	const { saved } = await importExample(bed, 'link-contacts-to-a-property.json');
	const editor = await Editor.of(await bed.browser(SCALE), saved.id);
	await editor.executeWorkflow();
	await toastsGone(editor.page);
	const canvas = editor.page.getByTestId('canvas-wrapper');
	await keep(editor.page, 'example-executed', canvas, {
		top: 230,
		bottom: 200,
		left: 70,
		right: 60,
	});
	await editor.close();
}

async function triggerPanel(bed: TestBed): Promise<void> {
	const trigger = node('When records are linked', WEBHOOK_TRIGGER, 0, {
		parameters: { events: ['RelationCreate'], filters: {}, options: {} },
	});
	const { id } = await bed.api.createWorkflow(chain('Records are linked', [trigger]));
	const editor = await Editor.of(await bed.browser(SCALE), id);
	await editor.openNode('When records are linked');
	await editor.page.getByText('Webhook URLs').click();
	await keep(editor.page, 'trigger', editor.page.getByTestId('ndv'), { right: 490, bottom: 50 });
	await editor.close();
}

/** n8n's messages in the corner say nothing a reader needs. */
async function toastsGone(page: Page): Promise<void> {
	const toasts = page.locator('.el-notification');
	for (let left = await toasts.count(); left > 0; left = await toasts.count()) {
		await toasts.first().locator('.el-notification__closeBtn').click();
		await toasts.nth(left - 1).waitFor({ state: 'detached' });
	}
}

interface Trim {
	left?: number;
	right?: number;
	top?: number;
	bottom?: number;
}

/** Writes a part of the page to `docs/images`. @param trim what is cut off the part, in pixels */
async function keep(page: Page, name: string, part: Locator, trim: Trim = {}): Promise<void> {
	const { left = 0, right = 0, top = 0, bottom = 0 } = trim;
	const box = await part.boundingBox();
	if (!box) throw new Error(`${name}: there is nothing to see`);
	const folder = join(packageRoot(), 'docs', 'images');
	mkdirSync(folder, { recursive: true });
	const path = join(folder, `${name}.png`);
	const clip = {
		x: box.x + left,
		y: box.y + top,
		width: box.width - left - right,
		height: box.height - top - bottom,
	};
	await page.mouse.move(0, 0);
	await page.screenshot({ path, clip, animations: 'disabled' });
	const { size } = statSync(path);
	if (size > MOST_BYTES) throw new Error(`${name}.png has ${size} bytes, more than ${MOST_BYTES}`);
	console.log(`docs/images/${name}.png (${Math.round(size / 1024)} KB)`);
}

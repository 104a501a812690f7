import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright-core';

import { packageRoot } from '../../test/harness/thisPackage';
import type { TestBed } from '../TestBed';

/** A picture of the documentation. */
export interface Picture {
	/** Its file's name in `docs/images`. */
	file: string;
	/** Takes it. @returns the file's content */
	take(bed: TestBed): Promise<Uint8Array>;
}

/** For screens with small pixels, and for the small letters of a canvas. */
export const SCALE = 2;

/** What a reader may have to load for a picture, and for one that moves. */
const MOST_BYTES = { png: 300_000, gif: 500_000 };

/** Takes a picture and writes it to `docs/images`. @throws Error when it weighs too much */
export async function keepPicture({ file, take }: Picture, bed: TestBed): Promise<void> {
	const content = await take(bed);
	const most = file.endsWith('.gif') ? MOST_BYTES.gif : MOST_BYTES.png;
	if (content.length > most)
		throw new Error(`${file} has ${content.length} bytes, more than ${most}`);
	const folder = join(packageRoot(), 'docs', 'images');
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, file), content);
	bed.tell(`docs/images/${file} (${Math.round(content.length / 1024)} KB)`);
}

/** What is cut off a part of the page, in pixels. */
export interface Trim {
	left?: number;
	right?: number;
	top?: number;
	bottom?: number;
}

/** A part of the page, without the mouse over anything. */
export async function photograph(page: Page, part: Locator, trim: Trim = {}): Promise<Buffer> {
	const { left = 0, right = 0, top = 0, bottom = 0 } = trim;
	const box = await part.boundingBox();
	if (!box) throw new Error('there is nothing to see');
	const clip = {
		x: box.x + left,
		y: box.y + top,
		width: box.width - left - right,
		height: box.height - top - bottom,
	};
	await page.mouse.move(0, 0);
	return await page.screenshot({ clip, animations: 'disabled' });
}

/** n8n's messages in the corner say nothing a reader needs. */
export async function toastsGone(page: Page): Promise<void> {
	const toasts = page.locator('.el-notification');
	for (let left = await toasts.count(); left > 0; left = await toasts.count()) {
		await toasts.first().locator('.el-notification__closeBtn').click();
		await toasts.nth(left - 1).waitFor({ state: 'detached' });
	}
}

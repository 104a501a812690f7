import type { Page } from 'playwright-core';

import { linkFormAnswers, type Moment } from '../jobs/linkFormAnswers';
import { animatedGif, type Frame } from './animatedGif';
import { SCALE, toastsGone, type Picture } from './Picture';

/** How long a frame is seen (ms), and the last one. */
const SEEN_MS = 1_800;
const LAST_SEEN_MS = 4_000;

const SIZE = { width: 904, height: 560 };

/** Where on the page each moment is seen best: the left upper corner of a part of that size. */
const CORNERS: Partial<Record<Moment, [x: number, y: number]>> = {
	form: [512, 314],
	answered: [0, 0],
	actions: [536, 290],
	associations: [27, 25],
	'by-name': [27, 25],
	'first-dragged': [27, 25],
	'second-dragged': [27, 25],
	linked: [511, 25],
	canvas: [398, 180],
};

/** When n8n says in the corner that it has done something. */
const WITH_TOASTS: ReadonlySet<Moment> = new Set(['tested', 'linked', 'canvas']);

/** The job most people come with, in a picture that moves. First of all, so that the link is a new one. */
export const formToLink: Picture = {
	file: 'form-to-link.gif',
	async take(bed) {
		const frames: Frame[] = [];
		const editor = await linkFormAnswers(
			await bed.browser(SCALE),
			bed.pit.id,
			async (moment, page) => {
				// Not at every moment: a click beside them closes the lists that are open.
				if (WITH_TOASTS.has(moment)) await toastsGone(page);
				const corner = CORNERS[moment];
				if (corner) frames.push({ png: await frame(moment, page, corner), delay: SEEN_MS });
			},
		);
		await editor.close();
		const last = frames[frames.length - 1];
		return animatedGif([...frames.slice(0, -1), { ...last, delay: LAST_SEEN_MS }]);
	},
};

async function frame(moment: Moment, page: Page, [x, y]: [number, number]): Promise<Buffer> {
	// The form has a window of its own; its size is nobody's concern.
	if (moment === 'answered') await page.setViewportSize(SIZE);
	if (moment === 'linked') {
		await page.getByTestId('output-panel').getByTestId('radio-button-schema').click();
		await page.mouse.move(0, 0);
	}
	return await page.screenshot({
		clip: { x, y, ...SIZE },
		animations: 'disabled',
		scale: 'css',
	});
}

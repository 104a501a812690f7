import { setTimeout as pause } from 'node:timers/promises';

/** How long and how often is looked. */
export interface WaitOptions {
	/** In ms; default 60,000. */
	timeoutMs?: number;
	/** Between two looks, in ms; default 250. */
	everyMs?: number;
}

/**
 * Looks again and again until the answer is something else than `undefined` or `false`.
 * @param what completes "waited 60 s for …"
 * @throws Error when the time is up, with what the last look threw
 */
export async function waitFor<T>(
	what: string,
	look: () => Promise<T | undefined | false> | T | undefined | false,
	{ timeoutMs = 60_000, everyMs = 250 }: WaitOptions = {},
): Promise<T> {
	const until = Date.now() + timeoutMs;
	for (;;) {
		let thrown = '';
		try {
			const answer = await look();
			if (answer !== undefined && answer !== false) return answer;
		} catch (error) {
			thrown = ` (${(error as Error).message})`;
		}
		if (Date.now() > until) throw new Error(`Waited ${timeoutMs / 1000} s for ${what}${thrown}`);
		await pause(everyMs);
	}
}

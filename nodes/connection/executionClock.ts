import { sleep } from 'n8n-workflow';
import type { Clock } from '../highLevel/api/http';

/** How far the machine's clock is behind the time it gave before, ms. */
let fallenBack = 0;
let latest = -Infinity;

/**
 * The time of day, for what outlives an execution. It never goes back: otherwise something that waits for
 * a moment would wait hours longer when the machine's clock is set back by hours.
 */
export const wallClock: Pick<Clock, 'now'> = {
	now() {
		const time = Date.now();
		fallenBack = Math.max(fallenBack, latest - time);
		latest = time + fallenBack;
		return latest;
	},
};

/** The clock of an execution: its pauses end early when a user stops the execution. */
export function executionClock(stopped?: AbortSignal): Clock {
	return {
		now: wallClock.now,
		async sleep(ms, over) {
			const signals = [stopped, over].filter((signal) => signal !== undefined);
			if (signals.length === 0) return await sleep(ms);
			const end = AbortSignal.any(signals);
			if (end.aborted) return;
			let stop = (): void => {};
			const ending = new Promise<void>((resolve) => {
				stop = resolve;
				end.addEventListener('abort', stop, { once: true });
			});
			// Newer releases of n8n know the signal and clear their timer; older ones let it run out.
			await Promise.race([sleep(ms, end).catch(() => undefined), ending]);
			end.removeEventListener('abort', stop);
		},
	};
}

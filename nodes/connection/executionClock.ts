import { sleep } from 'n8n-workflow';
import type { Clock } from '../highLevel/api/http';

/** What the machine's clock is behind the time it told before; ms. */
let fallenBack = 0;
let told = -Infinity;

/**
 * The time of day, for what outlives an execution. It never goes back: whoever waits for a moment would
 * wait for hours longer where the machine's clock is set back by hours.
 */
export const wallClock: Pick<Clock, 'now'> = {
	now() {
		const time = Date.now();
		fallenBack = Math.max(fallenBack, told - time);
		told = time + fallenBack;
		return told;
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
			// An n8n that knows the signal clears its timer; one that does not lets it run out.
			await Promise.race([sleep(ms, end).catch(() => undefined), ending]);
			end.removeEventListener('abort', stop);
		},
	};
}

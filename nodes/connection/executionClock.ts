import { sleep } from 'n8n-workflow';
import type { Clock } from '../highLevel/http';

/** The time of day, for what outlives an execution. */
export const wallClock: Pick<Clock, 'now'> = { now: () => Date.now() };

/** The clock of an execution: its pauses end early when a user stops the execution. */
export function executionClock(stopped?: AbortSignal): Clock {
	return {
		now: wallClock.now,
		async sleep(ms) {
			if (!stopped) return await sleep(ms);
			if (stopped.aborted) return;
			let stop = (): void => {};
			const stopping = new Promise<void>((resolve) => {
				stop = resolve;
				stopped.addEventListener('abort', stop, { once: true });
			});
			// An n8n that knows the signal clears its timer; one that does not lets it run out.
			await Promise.race([sleep(ms, stopped).catch(() => undefined), stopping]);
			stopped.removeEventListener('abort', stop);
		},
	};
}

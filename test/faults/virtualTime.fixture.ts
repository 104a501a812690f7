import { AsyncLocalStorage } from 'node:async_hooks';
import type * as ExecutionClock from '../../nodes/connection/executionClock';
import type * as RequestTimeout from '../../nodes/connection/requestTimeout';
import type * as PacedSend from '../../nodes/highLevel/rateLimit/pacedSend';

/** The time of whatever is done within {@link withTime}. */
export interface VirtualTime {
	/** Milliseconds that pauses have taken, beyond those that really passed. */
	skippedMs: number;
	/** How long a request may take, ms; real time, because it is the socket that waits. */
	timeoutMs: number;
}

const byDefault: VirtualTime = { skippedMs: 0, timeoutMs: 10_000 };
const times = new AsyncLocalStorage<VirtualTime>();
const time = (): VirtualTime => times.getStore() ?? byDefault;

/** Does the work in the given time: its pauses are over at once, and its requests may take so long. */
export async function withTime<T>(own: VirtualTime, work: () => Promise<T>): Promise<T> {
	return await times.run(own, work);
}

/**
 * Clocks by which a pause is over at once and has taken its time all the same, for `jest.mock`. To
 * shorten pauses alone would not do: a full rate window is waited for by the clock.
 */
export function virtualClock(): typeof ExecutionClock {
	const now = (): number => Date.now() + time().skippedMs;
	return {
		wallClock: { now },
		executionClock: () => ({
			now,
			async sleep(ms, over) {
				// A pause that something ends waits for that, and not for time to pass.
				if (over) return await new Promise((end) => over.addEventListener('abort', () => end()));
				time().skippedMs += ms;
				await new Promise((resolve) => setImmediate(resolve));
			},
		}),
	};
}

/** The timeout of {@link withTime} in place of the usual 30 s, for `jest.mock`. */
export function virtualTimeout(): typeof RequestTimeout {
	return {
		get REQUEST_TIMEOUT_MS() {
			return time().timeoutMs;
		},
	} as typeof RequestTimeout;
}

/**
 * A sender that gives up on a 429 after one interval, for `jest.mock`. Whether it is tried for 30 is
 * tested elsewhere; here that would be a third of the time.
 */
export function impatientSend(): typeof PacedSend {
	const { pacedSend } = jest.requireActual<typeof PacedSend>(
		'../../nodes/highLevel/rateLimit/pacedSend',
	);
	return { pacedSend: (sendOnce, pace) => pacedSend(sendOnce, { ...pace, patience: 1 }) };
}

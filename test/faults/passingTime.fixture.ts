import { AsyncLocalStorage } from 'node:async_hooks';
import type * as ExecutionClock from '../../nodes/connection/executionClock';
import type * as RequestTimeout from '../../nodes/connection/requestTimeout';
import type * as PacedSend from '../../nodes/highLevel/rateLimit/pacedSend';

/** The time of whatever is done within {@link withTime}. */
interface Time {
	/** Milliseconds that pauses have taken, beyond those that really passed. */
	passed: number;
	/** How long a request may take, ms; real time, because it is the socket that waits. */
	patienceMs: number;
}

const usual: Time = { passed: 0, patienceMs: 10_000 };
const times = new AsyncLocalStorage<Time>();
const time = (): Time => times.getStore() ?? usual;

/** Does the work in a time of its own, with requests that may take only so many ms. */
export async function withTime<T>(patienceMs: number, work: () => Promise<T>): Promise<T> {
	return await times.run({ passed: 0, patienceMs }, work);
}

/**
 * Clocks by which a pause is over at once and has taken its time all the same, for `jest.mock`. To
 * shorten pauses alone would not do: a full rate window is waited for by the clock.
 */
export function passingTime(): typeof ExecutionClock {
	const now = (): number => Date.now() + time().passed;
	return {
		wallClock: { now },
		executionClock: () => ({
			now,
			async sleep(ms, over) {
				// A pause that something ends waits for that, and not for time to pass.
				if (over) return await new Promise((end) => over.addEventListener('abort', () => end()));
				time().passed += ms;
				await new Promise((resolve) => setImmediate(resolve));
			},
		}),
	};
}

/** The patience of {@link withTime} in place of the usual 30 s, for `jest.mock`. */
export function impatience(): typeof RequestTimeout {
	return {
		get REQUEST_TIMEOUT_MS() {
			return time().patienceMs;
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

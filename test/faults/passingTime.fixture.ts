import { AsyncLocalStorage } from 'node:async_hooks';
import type * as ExecutionClock from '../../nodes/connection/executionClock';
import type * as RequestTimeout from '../../nodes/connection/requestTimeout';

/**
 * The clock of an execution whose pauses are over at once and have taken their time all the same, for
 * `jest.mock`. To shorten pauses alone would not do: a full rate window is waited for by the clock.
 */
export function passingTime(): typeof ExecutionClock {
	return {
		wallClock: { now: () => Date.now() },
		executionClock: () => {
			let passed = 0;
			return {
				now: () => Date.now() + passed,
				async sleep(ms) {
					passed += ms;
					await new Promise((resolve) => setImmediate(resolve));
				},
			};
		},
	};
}

/** How long a request may take, ms; real time, because it is the socket that waits. */
const USUAL_PATIENCE_MS = 10_000;

const patience = new AsyncLocalStorage<number>();

/** Does the work with requests that may take only so many ms. */
export async function withPatience<T>(ms: number, work: () => Promise<T>): Promise<T> {
	return await patience.run(ms, work);
}

/** The {@link withPatience} of whoever asks in place of the usual 30 s, for `jest.mock`. */
export function impatience(): typeof RequestTimeout {
	return {
		get REQUEST_TIMEOUT_MS() {
			return patience.getStore() ?? USUAL_PATIENCE_MS;
		},
	} as typeof RequestTimeout;
}

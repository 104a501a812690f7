import { faultError, rateLimitedError } from '../api/errors';
import type { Attempt, HighLevelRequest, HighLevelResponse, Send, SendOnce } from '../api/http';
import { RateGate, type Pace } from './RateGate';

/**
 * Tries after the first for a server fault or a broken connection: with the pauses between them, a
 * fault may last about ten seconds.
 */
const FAULT_RETRIES = 5;

/**
 * The usual {@link Pace.patience}. Others take the room for as long as they work, so time decides when
 * to give up, not the number of tries.
 */
const PATIENCE = 30;

/** First pause after a server fault, ms; each further one is twice as long. */
const FIRST_PAUSE_MS = 400;

/** Statuses that are often temporary; any other 4xx would be the same again. */
const TEMPORARY = new Set([408, 500, 502, 503, 504]);

/**
 * Wraps a single-shot sender into one that keeps to HighLevel's rate limit, tries again what may be
 * temporary, and stops where trying is pointless. Its callers need to know nothing of the limit. The
 * reasoning is in docs/pacing.md.
 */
export function pacedSend(sendOnce: SendOnce, pace: Pace): Send {
	const gate = new RateGate(pace);
	return async (request) => await sendUntilAnswered(gate, sendOnce, pace, request);
}

/** @throws HighLevelError where no try was answered, or the last one with 429 */
async function sendUntilAnswered(
	gate: RateGate,
	sendOnce: SendOnce,
	pace: Pace,
	request: HighLevelRequest,
): Promise<HighLevelResponse> {
	const { clock, patience = PATIENCE } = pace;
	let uncertain = false;
	let faults = 0;
	let refusedSince: number | undefined;
	for (;;) {
		const attempt = await gate.send(async () => await sendOnce(request));
		const isRefusal = statusOf(attempt) === 429;
		if (isRefusal) refusedSince ??= clock.now();
		else if (isFault(attempt)) {
			faults += 1;
			uncertain ||= mayHaveWorked(attempt);
		}
		const refusedFor = refusedSince === undefined ? 0 : clock.now() - refusedSince;
		const mayBeDone = request.once === true && uncertain;
		if (mayBeDone || !shouldRetry(attempt, faults, refusedFor / gate.interval / patience)) {
			if (!('response' in attempt)) throw faultError(attempt, uncertain);
			if (isRefusal) throw rateLimitedError(attempt.response);
			return { ...attempt.response, uncertain };
		}
		// After a 429 the gate itself waits until there is room.
		if (!isRefusal) await gate.pause(backOff(pace, faults));
	}
}

/**
 * Whether to send once more.
 * @param faults faults this request met, this one included
 * @param refusedFor since its first 429, as a part of the time it may take
 */
function shouldRetry(attempt: Attempt, faults: number, refusedFor: number): boolean {
	if (statusOf(attempt) === 429) return refusedFor <= 1;
	if ('fault' in attempt && (attempt.fault === 'refused' || attempt.fault === 'cancelled')) {
		return false;
	}
	return isFault(attempt) && faults <= FAULT_RETRIES;
}

/** Whether there was no answer, or one of a server that could not do its work. */
function isFault(attempt: Attempt): boolean {
	return 'fault' in attempt || TEMPORARY.has(attempt.response.status);
}

/** Whether a fault came too late to say that nothing was done. */
function mayHaveWorked(fault: Attempt): boolean {
	// Where a token exchange was answered, the request itself was not sent.
	if ('response' in fault) return fault.response.request === undefined;
	return fault.fault === 'lost' || fault.fault === 'timeout';
}

function statusOf(attempt: Attempt): number | undefined {
	return 'response' in attempt ? attempt.response.status : undefined;
}

/** Half of the pause is certain, half is chance, so that workers do not come back in step. */
function backOff(pace: Pace, faults: number): number {
	return FIRST_PAUSE_MS * 2 ** (faults - 1) * (0.5 + pace.random() / 2);
}

import { dailyLimitError, faultError, rateLimitedError } from '../api/errors';
import type { Attempt, HighLevelRequest, HighLevelResponse, Send, SendOnce } from '../api/http';
import type { Pace } from './Pace';
import { RateGate } from './RateGate';
import { FAULT_RETRIES, RATE_PATIENCE } from './retries';

/** Statuses of faults that pass by themselves; any other 4xx would only repeat itself. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** First pause after a server fault, ms; each further one is twice as long. */
const FIRST_PAUSE_MS = 400;

/**
 * Wraps a single-shot sender into one that keeps to HighLevel's rate limit, tries again what may
 * pass, and stops where trying is pointless. Whoever calls it knows nothing of the limit.
 */
export function pacedSend(sendOnce: SendOnce, pace: Pace): Send {
	const gate = new RateGate(pace);
	return async (request) => await sendUntilAnswered(gate, sendOnce, pace, request);
}

async function sendUntilAnswered(
	gate: RateGate,
	sendOnce: SendOnce,
	pace: Pace,
	request: HighLevelRequest,
): Promise<HighLevelResponse> {
	let uncertain = false;
	let faults = 0;
	let refusedAt: number | undefined;
	for (;;) {
		const attempt = await gate.pass(async () => await sendOnce(request));
		if (!('response' in attempt)) {
			uncertain ||= attempt.fault === 'lost' || attempt.fault === 'timeout';
			if (!mayPass(attempt) || ++faults > FAULT_RETRIES) throw faultError(attempt, uncertain);
			await gate.pause(backOff(pace, faults));
			continue;
		}
		const { response } = attempt;
		if (!PASSING.has(response.status)) return { ...response, uncertain };
		if (response.status === 429) {
			if (gate.dayIsOver) throw dailyLimitError(response);
			const now = pace.clock.now();
			refusedAt ??= now;
			if (now - refusedAt > RATE_PATIENCE * gate.interval) throw rateLimitedError(response);
			continue;
		}
		uncertain = true;
		if (++faults > FAULT_RETRIES) return { ...response, uncertain };
		await gate.pause(backOff(pace, faults));
	}
}

function mayPass(attempt: Exclude<Attempt, { response: HighLevelResponse }>): boolean {
	return attempt.fault !== 'refused' && attempt.fault !== 'cancelled';
}

/** Half of the pause is certain, half is chance, so that workers do not come back in step. */
function backOff(pace: Pace, faults: number): number {
	return FIRST_PAUSE_MS * 2 ** (faults - 1) * (0.5 + pace.random() / 2);
}

import type { Attempt, HighLevelRequest } from '../../../nodes/highLevel/api/http';
import type { Pace } from '../../../nodes/highLevel/rateLimit/RateGate';
import { pacedSend } from '../../../nodes/highLevel/rateLimit/pacedSend';
import { answerOf, SimulatedClock } from './simulation.fixture';

export const REQUEST: HighLevelRequest = { method: 'GET', path: '/associations/' };
export const OK: Attempt = { response: answerOf(200) };
export const refusal = (headers = {}): Attempt => ({ response: answerOf(429, headers) });
export const fault = (
	kind: 'unreachable' | 'lost' | 'timeout' | 'refused' | 'cancelled',
): Attempt => ({
	fault: kind,
	reason: 'because',
});

/** A sender whose attempts end as given, the last of them over and over. */
export function scripted(attempts: Attempt[], pace: Partial<Pace> = {}) {
	const clock = new SimulatedClock();
	const sentAt: number[] = [];
	const began = clock.now();
	const send = pacedSend(
		async () => {
			sentAt.push(clock.now() - began);
			return attempts[Math.min(sentAt.length, attempts.length) - 1];
		},
		{ clock, concurrency: 10, random: () => 1, ...pace },
	);
	return {
		clock,
		sentAt,
		run: async (request = REQUEST) => await clock.until(send(request)),
	};
}

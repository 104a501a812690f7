import { randomUUID } from 'node:crypto';
import { STATUS_CODES } from 'node:http';

import type { ErrorShape } from './shapes';

/** A request refused as HighLevel refuses it; thrown by routes and hooks. */
export class Refusal extends Error {
	constructor(
		readonly statusCode: number,
		readonly messages: string | string[],
		/** What stands beside the message in the body. */
		readonly extra: Record<string, unknown> = {},
	) {
		super(Array.isArray(messages) ? messages.join('; ') : messages);
	}
}

/** What is asked of, or with a token of, another location (seen). */
export function foreignLocation(): Refusal {
	return new Refusal(403, 'The token does not have access to this location.');
}

/** The body of a refusal: HighLevel has several; most carry a `traceId`. */
export function refusalBody(
	statusCode: number,
	message: string | string[],
	shape: ErrorShape,
	extra: Record<string, unknown> = {},
): Record<string, unknown> {
	const traceId = randomUUID();
	const error = STATUS_CODES[statusCode] ?? 'Error';
	if (shape === 'status') return { status: statusCode, message, ...extra, traceId };
	if (shape === 'statusCode') return { statusCode, message, error, ...extra, traceId };
	return {
		statusCode,
		error: {
			code: error.toUpperCase().replaceAll(' ', '_'),
			message: Array.isArray(message) ? message.join('; ') : message,
			details: Array.isArray(message) ? message : [],
			resolution: 'Check the request and send it again.',
		},
		traceId,
	};
}

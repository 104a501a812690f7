/** What went wrong, in the terms a caller acts on. */
export type HighLevelErrorKind =
	| 'tokenRefused'
	| 'scopeMissing'
	| 'wrongLocation'
	| 'forbidden'
	| 'notFound'
	| 'duplicate'
	| 'invalid'
	| 'rateLimited'
	| 'dailyLimit'
	| 'serverFault'
	| 'unreachable'
	| 'unreadable'
	| 'unsupported'
	| 'cancelled';

/** The facts a HighLevelError is made of. Nothing in it may hold a token. */
export interface HighLevelErrorFacts {
	kind: HighLevelErrorKind;
	/** What happened, one sentence for a person. */
	message: string;
	/** What to do about it. */
	hint?: string;
	/** HTTP status, when there was an answer. */
	status?: number;
	/** HighLevel's own message, verbatim but for secrets. */
	apiMessage?: string;
	/** HighLevel's trace id, which its support asks for. */
	traceId?: string;
	/** Whether the request's work may have been done all the same. */
	uncertain?: boolean;
}

/** The one error the HighLevel client throws. The edge turns it into n8n's NodeApiError. */
export class HighLevelError extends Error {
	readonly kind: HighLevelErrorKind;
	readonly hint?: string;
	readonly status?: number;
	readonly apiMessage?: string;
	readonly traceId?: string;
	readonly uncertain: boolean;

	constructor(facts: HighLevelErrorFacts) {
		super(facts.message);
		this.name = 'HighLevelError';
		this.kind = facts.kind;
		this.hint = facts.hint;
		this.status = facts.status;
		this.apiMessage = facts.apiMessage;
		this.traceId = facts.traceId;
		this.uncertain = facts.uncertain ?? false;
	}

	/** The hint, HighLevel's own words and the trace id, as the description n8n shows below the message. */
	get description(): string {
		return [
			this.hint,
			// n8n shows the lines as one.
			this.apiMessage && `HighLevel says: ${this.apiMessage.replace(/[.\s]+$/, '')}.`,
			this.traceId && `Trace ID: ${this.traceId}`,
		]
			.filter(Boolean)
			.join('\n');
	}
}

/** Whether the value is a HighLevelError, of one of the given kinds if any are given. */
export function isHighLevelError(
	value: unknown,
	...kinds: HighLevelErrorKind[]
): value is HighLevelError {
	return value instanceof HighLevelError && (kinds.length === 0 || kinds.includes(value.kind));
}

/**
 * Whether HighLevel itself said that there is no such thing. A 404 of a gateway says nothing, one of
 * HighLevel's router ("Cannot GET …") is about the path, and others name what else is not there.
 */
export function isSaidByHighLevel({ apiMessage }: HighLevelError): boolean {
	return apiMessage !== undefined && !/^cannot [a-z]+ \/|location|company/i.test(apiMessage);
}

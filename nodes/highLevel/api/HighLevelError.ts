/** What went wrong, in the terms a caller acts on. */
export type HighLevelErrorKind =
	| 'tokenRefused'
	| 'scopeMissing'
	| 'wrongLocation'
	| 'wrongAddress'
	| 'forbidden'
	| 'notFound'
	| 'duplicate'
	/** A record belongs to the other side of the association. */
	| 'wrongSide'
	| 'invalid'
	| 'rateLimited'
	| 'dailyLimit'
	| 'serverFault'
	| 'unreachable'
	| 'unreadable'
	| 'unsupported'
	| 'cancelled';

/** The facts a HighLevelError is made of. None of them may hold a token. */
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
	/** The start of an answer that says nothing in a known place, free of secrets. */
	answer?: string;
	/** HighLevel's trace id, which its support asks for. */
	traceId?: string;
	/** Whether the request's work may have been done all the same. */
	uncertain?: boolean;
	/** The location the call was for. */
	locationId?: string;
}

/** The one error the HighLevel client throws. The edge turns it into n8n's NodeApiError. */
export class HighLevelError extends Error {
	readonly kind: HighLevelErrorKind;
	readonly hint?: string;
	readonly status?: number;
	readonly apiMessage?: string;
	readonly answer?: string;
	readonly traceId?: string;
	readonly uncertain: boolean;
	readonly locationId?: string;

	constructor(facts: HighLevelErrorFacts) {
		super(facts.message);
		this.name = 'HighLevelError';
		this.kind = facts.kind;
		this.hint = facts.hint;
		this.status = facts.status;
		this.apiMessage = facts.apiMessage;
		this.answer = facts.answer;
		this.traceId = facts.traceId;
		this.uncertain = facts.uncertain ?? false;
		this.locationId = facts.locationId;
	}

	/** The same refusal in words that name what was asked for; HighLevel's own words and the trace stay. */
	saying(message: string, hint = this.hint, kind = this.kind): HighLevelError {
		const { status, apiMessage, answer, traceId, uncertain, locationId } = this;
		const facts = { status, apiMessage, answer, traceId, uncertain, locationId };
		return new HighLevelError({ ...facts, kind, message, hint });
	}

	/** ` in location …`, to end a message with; empty where the location is not known. */
	get inLocation(): string {
		return this.locationId ? ` in location ${this.locationId}` : '';
	}

	/** What to do, HighLevel's own words and the trace ID, each on its own. */
	get paragraphs(): string[] {
		return [
			this.hint,
			this.apiMessage && `HighLevel says: ${this.apiMessage.replace(/[.\s]+$/, '')}.`,
			this.answer && `The answer begins: ${this.answer}`,
			this.traceId && `Trace ID: ${this.traceId}`,
		].filter((paragraph): paragraph is string => Boolean(paragraph));
	}

	/** The same as a plain text, one line each. */
	get description(): string {
		return this.paragraphs.join('\n');
	}
}

/** Whether the value is a HighLevelError, of one of the given kinds if any are given. */
export function isHighLevelError(
	value: unknown,
	...kinds: HighLevelErrorKind[]
): value is HighLevelError {
	return value instanceof HighLevelError && (kinds.length === 0 || kinds.includes(value.kind));
}

/** Nothing in the place of what HighLevel refuses to answer as it was asked; throws anything else. */
export function unlessRefused(error: unknown): undefined {
	if (!isHighLevelError(error, 'invalid', 'notFound')) throw error;
}

/**
 * Whether HighLevel itself said that there is no such thing. A gateway's 404 says nothing about it, and
 * others name something else that does not exist.
 */
export function isSaidByHighLevel({ kind, apiMessage }: HighLevelError): boolean {
	return kind === 'notFound' && apiMessage !== undefined && !/location|company/i.test(apiMessage);
}

/** One request as it came in, and how it was answered. */
export interface RecordedRequest {
	method: string;
	/** Path and query as sent. */
	url: string;
	/** Path as sent, without the query. */
	path: string;
	query: Record<string, unknown>;
	/** Names in lower case. */
	headers: Record<string, string | string[] | undefined>;
	/** Parsed; not there for a request refused before its body was read. */
	body: unknown;
	/** 0 until it is answered, and for good when the connection was cut. */
	status: number;
	/** When it arrived, ms since 1970. */
	at: number;
	/** From arrival to the end of the answer, in ms; 0 until then. */
	duration: number;
}

/** The last requests, oldest first. Bounded: between `capacity` and twice as many are kept. */
export class RequestLog extends Array<RecordedRequest> {
	/** What `filter`, `map` and the like give is a plain array. */
	static override get [Symbol.species](): ArrayConstructor {
		return Array;
	}

	/** How many are kept; 0 records nothing. May be changed at any time. */
	declare capacity: number;

	/** An empty log that keeps `capacity` requests. */
	static holding(capacity: number): RequestLog {
		const log = new RequestLog();
		Object.defineProperty(log, 'capacity', { value: capacity, writable: true });
		return log;
	}

	record(request: RecordedRequest): void {
		this.push(request);
		// Dropped in one go, so that recording costs the same however many are kept.
		if (this.length >= this.capacity * 2) this.splice(0, this.length - this.capacity);
	}

	clear(): void {
		this.length = 0;
	}
}

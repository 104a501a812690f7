import type { Fault } from '../../sandbox';

/** What a fault means for the request it strikes. */
type FaultKind =
	/** Over by itself: when it strikes once, the request is repeated, and the result is the expected one. */
	| 'temporary'
	/** The same however often one asks. */
	| 'permanent'
	/** The day's allowance is used up: nothing more is sent. */
	| 'day';

/** One fault of the table. */
export interface TableFault {
	name: string;
	kind: FaultKind;
	/** Strikes the connection itself, before there is a request to strike. */
	refusesConnection?: true;
	do?: Fault['do'];
	when?: Fault['when'];
	/** One of these sentences begins the message where it ends in an error; each row may add its own. */
	says: RegExp;
	/** The work may have been done although no answer says so. */
	mayHaveBeenDone?: true;
	/** Whether it says of a deletion that it was done: before the work it would be untrue. */
	confirmsDeletion?: boolean;
	/** What the description quotes, where HighLevel gave words of its own. */
	quotes?: string;
}

const WORDS = 'A fault on demand';
const TRACE = '1f0e3dad-9990-4c4e-a12f-000000000001';

const status = (code: number, says: RegExp, more: Partial<TableFault> = {}): TableFault => ({
	name: String(code),
	kind: code >= 500 || code === 429 ? 'temporary' : 'permanent',
	...(code >= 500 && { mayHaveBeenDone: true }),
	do: { status: code, body: { statusCode: code, message: WORDS, traceId: TRACE } },
	says,
	quotes: WORDS,
	...more,
});

const REFUSED =
	/^HighLevel (refused the request|gave no access to location \w+): A fault on demand$/;
const RATE = /^HighLevel's rate limit was reached$/;
const AWAY = /^HighLevel could not be reached$/;
const TIMEOUT = /^HighLevel did not answer in time$/;
const DOWN = (code: number): RegExp =>
	new RegExp(`^HighLevel could not answer \\(status ${code}\\)(: A fault on demand)?$`);
/** What every answer that is none of the endpoint's is called. */
const UNREADABLE =
	/^HighLevel's answer holds no [a-z ]+$|^HighLevel gave an unexpected answer \(status 200\)$/;

/** Also what follows from it: a key that is not there is created, and is there after all. */
const NOT_THERE =
	/^HighLevel has no such association, relation, record or object: A fault on demand$|no (association|record|relation)( of "[a-z_.]+")? with the (ID|key)|could not find one of the records|is not a record of|already exists in location|has no access to location|^HighLevel refuses to create |^Nothing was found to use as a sample$/;

const body = (name: string, value: unknown): TableFault => ({
	name: `200 ${name}`,
	kind: 'permanent',
	do: { status: 200, body: value },
	says: UNREADABLE,
	mayHaveBeenDone: true,
});

/** An empty list is an answer where lists are; it may contradict what HighLevel said before. */
const EMPTY_LIST = new RegExp(
	`${UNREADABLE.source}|^HighLevel refuses to (link|create) |^Nothing was found to use as a sample$|^There is no association with the ID`,
);

const STALL: TableFault = {
	name: 'stalled',
	kind: 'temporary',
	do: { stall: true },
	says: TIMEOUT,
	mayHaveBeenDone: true,
};
const DROP: TableFault = {
	name: 'dropped',
	kind: 'temporary',
	do: { drop: true },
	says: AWAY,
	mayHaveBeenDone: true,
};
/** As the answer to a deletion, these say that it was done (seen). */
const EMPTY: TableFault = { ...body('{}', {}), confirmsDeletion: true };

/** The headers of a rate window, full or with the day used up. */
const rateHeaders = (remainingToday: number): Record<string, string> => ({
	'X-RateLimit-Max': '100',
	'X-RateLimit-Remaining': '0',
	'X-RateLimit-Interval-Milliseconds': '10000',
	'X-RateLimit-Limit-Daily': '200000',
	'X-RateLimit-Daily-Remaining': String(remainingToday),
	'X-RateLimit-Daily-Reset': '7200000',
});

const limited = (name: string, more: Partial<TableFault>, remaining?: number): TableFault =>
	status(429, RATE, {
		name,
		do: {
			status: 429,
			body: { statusCode: 429, message: WORDS, traceId: TRACE },
			...(remaining !== undefined && { headers: rateHeaders(remaining) }),
		},
		...more,
	});

/** Faults that strike a request before its work is done. */
export const FAULTS: TableFault[] = [
	status(400, REFUSED),
	status(401, /^HighLevel does not accept the access token: A fault on demand$/),
	status(403, /^HighLevel does not allow this call for location \w+: A fault on demand$/),
	status(404, NOT_THERE),
	status(
		409,
		/^HighLevel (refused the request|gave no access to location \w+): A fault on demand$|already exists in location|^It already exists in HighLevel: A fault on demand$|^HighLevel refuses to (link|create) .*: A fault on demand$/,
	),
	status(422, REFUSED),
	limited('429', {}),
	limited('429+headers', {}, 150_000),
	limited('429 day', { kind: 'day', says: /^HighLevel's daily allowance .* is used up$/ }, 0),
	status(500, DOWN(500)),
	status(502, DOWN(502), {
		name: '502 HTML',
		do: {
			status: 502,
			body: '<html><h1>Bad gateway</h1></html>',
			headers: { 'content-type': 'text/html' },
		},
		quotes: undefined,
	}),
	status(503, DOWN(503)),
	status(504, DOWN(504)),
	{ name: 'conn refused', kind: 'temporary', refusesConnection: true, says: AWAY },
	DROP,
	STALL,
	{ name: 'cut off', kind: 'temporary', do: { truncate: true }, says: AWAY, mayHaveBeenDone: true },
	{
		name: 'half JSON',
		kind: 'permanent',
		do: { garbage: '{"id":"6717c4e0a1b2c3' },
		says: UNREADABLE,
		mayHaveBeenDone: true,
	},
	EMPTY,
	{ ...body('[]', []), says: EMPTY_LIST },
	{ ...body('null', null), confirmsDeletion: true },
	{
		name: '200 text',
		kind: 'permanent',
		do: { garbage: 'All is well' },
		says: UNREADABLE,
		mayHaveBeenDone: true,
	},
];

/** The same after the work is done, which makes a difference to writes alone. */
export const AFTER_WORK: TableFault[] = [
	status(500, DOWN(500)),
	status(504, DOWN(504)),
	DROP,
	STALL,
	EMPTY,
	{
		name: '200 text',
		kind: 'permanent',
		do: { garbage: 'All is well' },
		says: UNREADABLE,
		mayHaveBeenDone: true,
	} as TableFault,
].map((fault) => ({ ...fault, name: `${fault.name} after`, when: 'after' }));

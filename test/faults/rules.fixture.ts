import type { Expected, FaultRun } from './runs.fixture';
import { everythingIn, leaksOf } from './secrets.fixture';

/** How a run ended, in the table's letters, and every rule it broke, in words. */
export interface Verdict {
	letter: string;
	broken: string[];
}

/** What an error is about, by its message. */
const KINDS: Array<[letter: string, says: RegExp]> = [
	['T', /does not accept the access token|could not be signed in|did not renew the sign-in/],
	['F', /does not allow this call|(has|gave) no access to location/],
	['N', /no such association|There is no |could not find|is not a record of/],
	['E', /already exists|refuses to (link|create)/],
	['I', /refused the request/],
	['R', /rate limit was reached/],
	['D', /daily allowance/],
	['S', /could not answer/],
	['Z', /did not answer in time/],
	['U', /could not be reached/],
	['X', /answer holds no|unexpected answer/],
	['0', /^Nothing was found to use as a sample$/],
];

/** Words an error never has (n8n's guideline for error texts). */
const AVOIDED = /\b(errors?|problems?|failures?|mistakes?|undefined|null|NaN|\[object)\b/i;

/** Answers that say something: that there is no such thing, or that a list is empty. */
const SAYS_OTHERWISE = new Set(['404', '200 []']);

/** What records and associations are called. */
const NAMES = [
	...['recordName', 'linkedRecordName', 'firstRecordName', 'secondRecordName'],
	...['associationKey', 'linkedRecordLabel'],
];

/** Checks a run against every rule. */
export function checkRules(run: FaultRun, expectedAtBest: Expected): Verdict {
	const { outcome, items, fault, times, row } = run;
	const expected = { ...expectedAtBest, items: expectedItems(run, expectedAtBest) };
	const broken = [...stateRules(run, expected), ...secretRules(run)];
	const rule = (holds: boolean, otherwise: string): void => {
		if (!holds) broken.push(otherwise);
	};
	rule(run.struck > 0, 'the fault struck no request');
	rule(run.isTrue, `the output is not true: ${JSON.stringify(outcome.items)}`);
	if (fault.kind === 'day' && !isSignIn(run)) {
		rule(
			run.struck <= run.endpoint.calls,
			`it sent ${run.struck} requests with the day's allowance used up`,
		);
	}
	rule(!run.retryError, `the next run without the fault stops: ${run.retryError}`);
	if (row.nextRunCatchesUp && fault.name !== '200 []') {
		rule(items === expected.items, `both runs together give ${items}, not ${expected.items}`);
	}
	if (outcome.error) {
		const { method, template } = run.endpoint;
		const isNotRepeated = row.neverRepeated?.test(`${method} ${template}`) ?? false;
		rule(
			fault.kind !== 'temporary' || times > 1 || isNotRepeated,
			`it stops: ${outcome.error.message}`,
		);
		return { letter: letterOf(outcome.error.message), broken: [...broken, ...errorRules(run)] };
	}
	const compared = (text = '[]'): string => {
		const { unchangedPart } = row;
		if (!fault.mayHaveBeenDone || !unchangedPart) return text;
		return JSON.stringify((JSON.parse(text) as unknown[]).map((item) => unchangedPart(item)));
	};
	const isExpected =
		compared(items) === compared(expected.items) &&
		sameSets(run.stateAfter, expected.expectedState);
	rule(
		isExpected || SAYS_OTHERWISE.has(fault.name),
		`the result is ${items}, not ${expected.items}`,
	);
	return { letter: isExpected ? '·' : 'o', broken };
}

/** The expected items, without the names that are null in this run and may be. */
function expectedItems({ row, fault, times, items = '[]' }: FaultRun, expected: Expected): string {
	const mayBeNull =
		row.namesMayBeNull === 'where unanswered'
			? fault.kind !== 'temporary' || times > 1
			: row.namesMayBeNull && fault.name === '403';
	if (!mayBeNull) return expected.items;
	const found = JSON.parse(items) as Array<Record<string, unknown>>;
	const wanted = JSON.parse(expected.items) as Array<Record<string, unknown>>;
	return JSON.stringify(
		wanted.map((item, at) =>
			Object.fromEntries(
				Object.entries(item).map(([name, value]) => {
					const isNull = NAMES.includes(name) && found[at]?.[name] === null;
					return [name, isNull ? null : value];
				}),
			),
		),
	);
}

/** n8n renews an OAuth token by itself and keeps the answer to that from the node. */
const SIGN_IN =
	/^The request could not be signed in to HighLevel$|did not renew the sign-in: .+$|does not accept the access token(: .+)?$|could not answer|could not be reached|rate limit was reached$/;

function isSignIn({ endpoint }: FaultRun): boolean {
	return endpoint.template === '/oauth/token';
}

function errorRules(run: FaultRun): string[] {
	const { outcome, fault, row } = run;
	const { name, message, description, context } = outcome.error!;
	const broken: string[] = [];
	const rule = (holds: boolean, otherwise: string): void => {
		if (!holds) broken.push(`the error ${otherwise}: ${message} / ${description}`);
	};
	rule(/^Node(Api|Operation)Error$/.test(name), `is a ${name}`);
	rule((isSignIn(run) ? SIGN_IN : fault.says).test(message), 'has an unexpected message');
	rule(
		!AVOIDED.test(`${message} ${description}`.replace(/HighLevel says:.*/, '')),
		'has words that texts for users avoid',
	);
	rule(letterOf(message) !== '?', 'is of no known kind');
	rule(typeof description === 'string' && description.length > 20, 'does not say what to do');
	if (fault.quotes && !isSignIn(run) && !SAYS_OTHERWISE.has(fault.name)) {
		rule(!!description?.includes(`HighLevel says: ${fault.quotes}`), 'does not quote HighLevel');
		rule(/Trace ID: [\w-]{36}/.test(description ?? ''), 'has no trace ID');
	}
	if (row.hasItems) rule(context?.itemIndex === 0, `belongs to item ${String(context?.itemIndex)}`);
	return broken;
}

/**
 * Never worse than before: nothing that was there and is meant to stay is gone, nothing else was
 * made, and nothing is deleted before everything that is wanted is there.
 */
function stateRules(run: FaultRun, { stateBefore, expectedState }: Expected): string[] {
	const { stateAfter, finalState, row } = run;
	const broken: string[] = [];
	const gone = [...stateBefore].filter((line) => !stateAfter.has(line));
	const missing = [...expectedState].filter((line) => !stateAfter.has(line));
	if (gone.some((line) => expectedState.has(line))) broken.push(`${gone.join()} is lost`);
	if (gone.length > 0 && missing.length > 0) {
		broken.push(`${gone.join()} is deleted before ${missing.join()} is there`);
	}
	const strange = [...stateAfter].filter(
		(line) => !stateBefore.has(line) && !expectedState.has(line),
	);
	if (strange.length > 0) broken.push(`${strange.join()} was made`);
	// A surplus that stays is excused: an untrue answer said it was deleted, so nobody would retry.
	if (row.recoversOnRetry && missing.length > 0 && !sameSets(finalState, expectedState)) {
		broken.push('a retry does not reach the expected state');
	}
	return broken;
}

function secretRules({ outcome, secrets, logLeaks }: FaultRun): string[] {
	const where = outcome.error ? 'the error' : 'the output';
	return [...leaksOf(secrets, where, everythingIn(outcome)), ...logLeaks];
}

function letterOf(message: string): string {
	return KINDS.find(([, says]) => says.test(message))?.[0] ?? '?';
}

function sameSets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((line) => other.has(line));
}

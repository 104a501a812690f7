import { everythingIn, leaksOf } from './secrets.fixture';
import type { Trial, Usual } from './trial.fixture';

/** How a trial ended, in the table's letters, and every rule it broke. */
export interface Verdict {
	letter: string;
	broken: string[];
}

/** What an error is about, by its message. */
const KINDS: Array<[letter: string, says: RegExp]> = [
	['T', /does not accept the access token|could not be signed in/],
	['F', /does not allow this call|has no access to location/],
	['N', /no such association|There is no |could not find|is not a record of/],
	['E', /exist(s)? already|as a duplicate/],
	['I', /refused the request/],
	['R', /rate limit was reached/],
	['D', /daily allowance/],
	['S', /could not answer/],
	['Z', /did not answer in time/],
	['U', /could not be reached/],
	['X', /answer holds no|unexpected answer/],
	['0', /^There are no/],
];

/** Words an error never has (n8n's guideline for error texts). */
const AVOIDED = /\b(errors?|problems?|failures?|mistakes?|undefined|null|NaN|\[object)\b/i;

/** Answers that say something: that there is no such thing, or that a list is empty. */
const SAYS_OTHERWISE = new Set(['404', '200 []']);

/** Holds a trial against every rule. */
export function judge(trial: Trial, usual: Usual): Verdict {
	const { outcome, items, fault, times, row } = trial;
	const broken = [...stateRules(trial, usual), ...secretRules(trial)];
	const rule = (holds: boolean, otherwise: string): void => {
		if (!holds) broken.push(otherwise);
	};
	rule(trial.hits > 0, 'the fault struck nothing');
	rule(trial.isTrue, `it says what is not so: ${JSON.stringify(outcome.items)}`);
	if (fault.kind === 'day' && !isSignIn(trial)) {
		rule(trial.hits <= trial.endpoint.calls, `asked ${trial.hits} times with the day used up`);
	}
	if (row.afterwards) rule(!trial.notMended, `afterwards it stops: ${trial.notMended}`);
	if (row.afterwards === 'told' && fault.name !== '200 []') {
		rule(items === usual.items, `told in both polls: ${items}, not ${usual.items}`);
	}
	if (outcome.error) {
		rule(fault.kind !== 'passing' || times > 1, `one ${fault.name} is not recovered from`);
		return { letter: letterOf(outcome.error.message), broken: [...broken, ...errorRules(trial)] };
	}
	const told = (text = '[]'): string => {
		const { essence } = row;
		if (!fault.losesAnswer || !essence) return text;
		return JSON.stringify((JSON.parse(text) as unknown[]).map((item) => essence(item)));
	};
	const isUsual = told(items) === told(usual.items) && sameSets(trial.held, usual.goal);
	if (!isUsual && !SAYS_OTHERWISE.has(fault.name)) broken.push(`another result: ${items}`);
	return { letter: isUsual ? '·' : 'o', broken };
}

/** n8n renews an OAuth token by itself and keeps the answer to that from the node. */
const SIGN_IN =
	/^The request could not be signed in to HighLevel$|does not accept the access token$|could not answer|could not be reached|rate limit was reached$/;

function isSignIn({ endpoint }: Trial): boolean {
	return endpoint.template === '/oauth/token';
}

function errorRules(trial: Trial): string[] {
	const { outcome, fault, row } = trial;
	const { name, message, description, context } = outcome.error!;
	const broken: string[] = [];
	const rule = (holds: boolean, otherwise: string): void => {
		if (!holds) broken.push(`${otherwise}: ${message} / ${description}`);
	};
	rule(/^Node(Api|Operation)Error$/.test(name), `is a ${name}`);
	rule((isSignIn(trial) ? SIGN_IN : fault.says).test(message), 'says something else');
	rule(
		!AVOIDED.test(`${message} ${description}`.replace(/HighLevel says:.*/, '')),
		'has bad words',
	);
	rule(letterOf(message) !== '?', 'is of no known kind');
	rule(typeof description === 'string' && description.length > 20, 'says not what to do');
	if (fault.quotes && !isSignIn(trial) && !SAYS_OTHERWISE.has(fault.name)) {
		rule(!!description?.includes(`HighLevel says: ${fault.quotes}`), 'does not quote HighLevel');
		rule(/Trace ID: [\w-]{36}/.test(description ?? ''), 'has no trace ID');
	}
	if (row.hasItems) rule(context?.itemIndex === 0, `belongs to item ${String(context?.itemIndex)}`);
	return broken;
}

/**
 * Never worse than before: nothing that was there and is meant to stay is gone, nothing else came,
 * and nothing is taken away unless all that is wanted is there.
 */
function stateRules({ held, heldAtLast, row }: Trial, { before, goal }: Usual): string[] {
	const broken: string[] = [];
	const lost = [...before].filter((line) => !held.has(line));
	const wanting = [...goal].filter((line) => !held.has(line));
	if (lost.some((line) => goal.has(line))) broken.push(`lost ${lost.join()}`);
	if (lost.length > 0 && wanting.length > 0) broken.push(`took ${lost.join()} too early`);
	const strange = [...held].filter((line) => !before.has(line) && !goal.has(line));
	if (strange.length > 0) broken.push(`made ${strange.join()}`);
	if (row.afterwards === 'mended' && !sameSets(heldAtLast, goal)) {
		// Said to be done although HighLevel's answer was untrue: then nobody repeats it.
		if (wanting.length > 0) broken.push('repeating it does not fix it');
	}
	return broken;
}

function secretRules({ outcome, secrets }: Trial): string[] {
	return leaksOf(secrets, outcome.error ? 'the error' : 'the output', everythingIn(outcome));
}

function letterOf(message: string): string {
	return KINDS.find(([, says]) => says.test(message))?.[0] ?? '?';
}

function sameSets(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
	return one.size === other.size && [...one].every((line) => other.has(line));
}

import type { TableFault } from './faults.fixture';
import { namesIn, renew, secretsOf, stateOf, type FaultPlace } from './place.fixture';
import { refuseConnections } from './refusedConnections.fixture';
import type { Outcome, Row } from './rows.fixture';
import { leaksOf } from './secrets.fixture';

/** An endpoint a row calls. */
export interface Endpoint {
	method: string;
	/** The path with `*` for each ID: what the table shows. */
	template: string;
	/** How often it is called without a fault. */
	calls: number;
}

/** What a row does without a fault. */
export interface Expected {
	/** The items, with names in the place of IDs. */
	items: string;
	/** What the location holds before and after. */
	stateBefore: ReadonlySet<string>;
	expectedState: ReadonlySet<string>;
	endpoints: Endpoint[];
}

/** A fault at one of a row's endpoints: at the first request only, or at all. */
export interface Strike {
	endpoint: Endpoint;
	fault: TableFault;
	times: 1 | typeof Infinity;
}

/** One run with a fault: all that the rules look at. */
export interface FaultRun extends Strike {
	row: Row;
	/** Requests the fault struck. */
	struck: number;
	outcome: Outcome;
	/** The items, named as in {@link Expected}; where the next run catches up, those of both runs. */
	items?: string;
	/** What the location holds right after the run, and after the retry or the next run. */
	stateAfter: ReadonlySet<string>;
	finalState: ReadonlySet<string>;
	/** Whether the items are true of the state. */
	isTrue: boolean;
	/** The error that the retry or the next run, without the fault, stopped on. */
	retryError?: string;
	secrets: string[];
	/** Secrets found in n8n's log of this run. */
	logLeaks: string[];
}

/** Runs a row without a fault. */
export async function runWithoutFault(row: Row, place: FaultPlace): Promise<Expected> {
	renew(place);
	await row.arrange?.(place);
	const stateBefore = stateOf(place);
	const names = namesIn(place);
	place.sandbox.requests.clear();
	const { items, error } = await row.run(place);
	if (error) throw new Error(`${row.name} without a fault: ${error.message}`);
	const calls = new Map<string, number>();
	for (const { method, path } of place.sandbox.requests) {
		const name = `${method} ${templateOf(path)}`;
		calls.set(name, (calls.get(name) ?? 0) + 1);
	}
	const endpoints = [...calls].map(([name, count]) => {
		const [method, template] = name.split(' ');
		return { method, template, calls: count };
	});
	const more = row.nextRunCatchesUp ? ((await row.run(place)).items ?? []) : [];
	const named = withNames([...(items ?? []), ...more], names, namesIn(place));
	return { items: named, stateBefore, expectedState: stateOf(place), endpoints };
}

/** Runs a row with a fault at one of its endpoints. */
export async function runWithFault(row: Row, place: FaultPlace, strike: Strike): Promise<FaultRun> {
	const { log } = place.engine;
	const logged = log.mark();
	renew(place);
	await row.arrange?.(place);
	const names = namesIn(place);
	place.sandbox.requests.clear();
	const rule = set(place, strike);
	const outcome = await row.run(place);
	const { hits: struck } = rule;
	rule.remove();
	const secrets = secretsOf(place);
	const stateAfter = stateOf(place);
	const isTrue = !outcome.items || (row.isTrue?.(outcome.items, place, stateAfter) ?? true);

	let { items } = outcome;
	let retryError: string | undefined;
	if (row.nextRunCatchesUp || (row.recoversOnRetry && outcome.error)) {
		const next = await row.run(place);
		retryError = next.error?.message;
		if (row.nextRunCatchesUp) items = [...(items ?? []), ...(next.items ?? [])];
	}
	return {
		...{ row, ...strike, struck, outcome, stateAfter, isTrue, retryError, secrets },
		finalState: stateOf(place),
		items: items && withNames(items, names, namesIn(place)),
		logLeaks: leaksOf(secrets, "n8n's log", log.textSince(logged)),
	};
}

function set(
	{ sandbox }: FaultPlace,
	{ endpoint: { method, template }, fault, times }: Strike,
): { readonly hits: number; remove(): void } {
	const path = new RegExp(`^${template.replace(/[.]/g, '\\.').replace(/\*/g, '[^/]+')}$`);
	if (fault.refusesConnection) {
		return refuseConnections({ port: Number(new URL(sandbox.url).port), method, path, times });
	}
	if (!fault.do) throw new Error(`The fault ${fault.name} does nothing`);
	return sandbox.faults.add({ match: { method, path }, times, when: fault.when, do: fault.do });
}

/** `/associations/relations/6717…` → `/associations/relations/*`. */
function templateOf(path: string): string {
	return path.replace(/\/([0-9a-f]{24}|[0-9A-Za-z]{20})(?=\/|$)/g, '/*');
}

/** The items as text; IDs and dates made on the way differ from run to run, what they stand for not. */
function withNames(items: unknown[], ...names: Array<ReadonlyMap<string, string>>): string {
	return JSON.stringify(items)
		.replace(/"([0-9a-f]{24})"/g, (quoted, id: string) => {
			const name = names.map((map) => map.get(id)).find((known) => known !== undefined);
			return name === undefined ? quoted : JSON.stringify(name);
		})
		.replace(/"\d{4}-\d\d-\d\dT[^"]+Z"/g, '"a date"');
}

import type { FaultColumn } from './faults.fixture';
import { holdings, namesIn, renew, secretsOf, type FaultPlace } from './place.fixture';
import { refuseConnections } from './refusedConnections.fixture';
import type { Outcome, Row } from './rows.fixture';

/** An endpoint a row calls. */
export interface Endpoint {
	method: string;
	/** The path with `*` for each ID: what the table shows. */
	template: string;
	/** How often it is called when nothing strikes. */
	calls: number;
}

/** What a row does when nothing strikes. */
export interface Usual {
	/** The items, with names in the place of IDs. */
	items: string;
	/** What the location holds before and after. */
	before: ReadonlySet<string>;
	goal: ReadonlySet<string>;
	endpoints: Endpoint[];
}

/** One run with a fault: all that the rules look at. */
export interface Trial {
	row: Row;
	endpoint: Endpoint;
	fault: FaultColumn;
	times: number;
	/** Requests that were struck. */
	hits: number;
	outcome: Outcome;
	/** The items, named as in {@link Usual}; with a poll, those of the next one as well. */
	items?: string;
	/** What the location holds right after the run, and at the end of all. */
	held: ReadonlySet<string>;
	heldAtLast: ReadonlySet<string>;
	/** Whether what it said it did is so. */
	isTrue: boolean;
	/** What the repetition or the next poll, without a fault, stopped on. */
	notMended?: string;
	secrets: string[];
}

/** Runs a row without a fault. */
export async function usual(row: Row, place: FaultPlace): Promise<Usual> {
	renew(place);
	await row.arrange?.(place);
	const before = holdings(place);
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
	const more = row.afterwards === 'told' ? ((await row.run(place)).items ?? []) : [];
	const goal = holdings(place);
	const named = withNames([...(items ?? []), ...more], names, namesIn(place));
	return { items: named, before, goal, endpoints };
}

/** Runs a row with a fault at one of its endpoints. */
export async function trial(
	row: Row,
	place: FaultPlace,
	endpoint: Endpoint,
	fault: FaultColumn,
	times: number,
): Promise<Trial> {
	renew(place);
	await row.arrange?.(place);
	const names = namesIn(place);
	place.sandbox.requests.clear();
	const struck = set(place, endpoint, fault, times);
	const outcome = await row.run(place);
	const { hits } = struck;
	struck.remove();
	const secrets = secretsOf(place);
	const held = holdings(place);
	const isTrue = !outcome.items || (row.isTrue?.(outcome.items, place, held) ?? true);

	let items = outcome.items;
	let notMended: string | undefined;
	if (row.afterwards === 'told' || (row.afterwards === 'mended' && outcome.error)) {
		const next = await row.run(place);
		notMended = next.error?.message;
		if (row.afterwards === 'told') items = [...(items ?? []), ...(next.items ?? [])];
	}
	const heldAtLast = holdings(place);
	return {
		...{ row, endpoint, fault, times, hits, outcome, held, heldAtLast, isTrue, notMended, secrets },
		items: items && withNames(items, names, namesIn(place)),
	};
}

function set(
	{ sandbox }: FaultPlace,
	{ method, template }: Endpoint,
	fault: FaultColumn,
	times: number,
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

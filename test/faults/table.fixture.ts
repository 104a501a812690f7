import { FAULTS, AFTER_WORK, type FaultColumn } from './faults.fixture';
import { withTime } from './passingTime.fixture';
import { openFaultPlace, type FaultPlace } from './place.fixture';
import { judge } from './rules.fixture';
import type { Row } from './rows.fixture';
import { leaksOf } from './secrets.fixture';
import { trial, usual, type Endpoint, type Usual } from './trial.fixture';

/** A line of the table: what is done, and the endpoint that is struck meanwhile. */
export interface Line {
	/** The row's name. */
	row: string;
	/** The method and the path with `*` for each ID. */
	endpoint: string;
	/** By the fault's name: how one ended, and how all. */
	cells: Map<string, string>;
	/** What went against the rules. */
	broken: string[];
}

/** All lines, and what went through them together. */
export interface FaultTable {
	lines: Line[];
	/** How many runs there were. */
	trials: number;
	/** Secrets found in n8n's log. */
	leaks: string[];
}

interface Job {
	row: Row;
	known: Usual;
	endpoint: Endpoint;
	fault: FaultColumn;
	times: number;
	line: Line;
}

/** Places beside each other: most of the time goes into waiting for sockets. */
const PLACES = 5;
/** Those that wait for a stalled answer cost nothing else. */
const PLACES_STALLED = 10;
/** How long a request may take there, and elsewhere; ms. */
const STALLED_MS = 400;
const USUAL_MS = 10_000;

/** Goes through all rows, their endpoints and the faults of each. */
export async function faultTable(
	family: FaultPlace['endpoints'],
	rows: Row[],
	strikes: (endpoint: Endpoint) => boolean = () => true,
): Promise<FaultTable> {
	const [first, ...others] = await Promise.all(
		Array.from({ length: PLACES + PLACES_STALLED }, async () => await openFaultPlace(family)),
	);
	const jobs: Job[] = [];
	const leaks: string[] = [];
	const lines: Line[] = [];
	for (const row of rows) {
		const known = await usual(row, first);
		for (const endpoint of known.endpoints) {
			const name = `${endpoint.method} ${endpoint.template}`;
			if (!strikes(endpoint) || (row.only && !row.only.test(name))) continue;
			const line: Line = { row: row.name, endpoint: name, cells: new Map(), broken: [] };
			lines.push(line);
			const isRead = endpoint.method === 'GET' || /search$/.test(endpoint.template);
			for (const fault of isRead ? FAULTS : [...FAULTS, ...AFTER_WORK]) {
				// One of several makes a difference only where others follow; n8n tries again by OAuth.
				const alone =
					fault.kind === 'lasting' && endpoint.calls === 1 && !row.arrange && !fault.when;
				if (isEndless(endpoint, fault)) continue;
				for (const times of alone ? [Infinity] : [1, Infinity]) {
					jobs.push({ row, known, endpoint, fault, times, line });
				}
			}
		}
	}
	// Nobody reads the stacks of some thousand expected errors, and making them takes seconds.
	const { stackTraceLimit } = Error;
	Error.stackTraceLimit = 2;
	const isStall = ({ fault }: Job): boolean => !!fault.do && 'stall' in fault.do;
	const places = [first, ...others];
	const quick = jobs.filter((job) => !isStall(job));
	await Promise.all([
		workOff(quick, places.slice(0, PLACES), USUAL_MS, leaks),
		workOff(jobs.filter(isStall), places.slice(PLACES), STALLED_MS, leaks),
	]).finally(() => {
		Error.stackTraceLimit = stackTraceLimit;
	});
	return { lines, trials: jobs.length, leaks };
}

/** n8n itself waits 5 minutes for the answer to a token's renewal. */
function isEndless({ template }: Endpoint, fault: FaultColumn): boolean {
	return template === '/oauth/token' && !!fault.do && 'stall' in fault.do;
}

async function workOff(
	jobs: Job[],
	places: FaultPlace[],
	patienceMs: number,
	leaks: string[],
): Promise<void> {
	const secrets = new Set<string>();
	const left = [...jobs].reverse();
	const work = async (place: FaultPlace): Promise<void> => {
		for (let job = left.pop(); job; job = left.pop()) {
			const { row, known, endpoint, fault, times, line } = job;
			const tried = await trial(row, place, endpoint, fault, times);
			for (const secret of tried.secrets) secrets.add(secret);
			const { letter, broken } = judge(tried, known);
			const cell = line.cells.get(fault.name) ?? '';
			line.cells.set(fault.name, times === 1 ? letter + cell : cell + letter);
			const howOften = times === 1 ? 'once' : 'always';
			line.broken.push(...broken.map((what) => `${fault.name} ${howOften}: ${what}`));
			if (place.engine.log.records().length > 500) leaks.push(...searchLog(place, secrets));
		}
		leaks.push(...searchLog(place, secrets));
	};
	await Promise.all(
		places.map(async (place) => await withTime(patienceMs, async () => await work(place))),
	);
}

/** n8n's log is one for the process. */
function searchLog({ engine }: FaultPlace, secrets: Set<string>): string[] {
	const text = engine.log.text();
	engine.log.clear();
	return leaksOf([...secrets], "n8n's log", text);
}

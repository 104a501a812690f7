import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { FAULTS, AFTER_WORK } from './faults.fixture';
import { openFaultPlace, type FaultPlace } from './place.fixture';
import { checkRules } from './rules.fixture';
import type { Row } from './rows.fixture';
import {
	runWithFault,
	runWithoutFault,
	type Endpoint,
	type Expected,
	type Strike,
} from './runs.fixture';
import { withTime } from './virtualTime.fixture';

/** A line of the printed table: a row, and the endpoint that is struck meanwhile. */
export interface Line {
	/** The row's name. */
	row: string;
	/** The method and the path with `*` for each ID. */
	endpoint: string;
	/** By the fault's name: how it ended with one request struck, and with all. */
	cells: Map<string, string>;
}

/** Places beside each other: most of the time goes into waiting for sockets. */
const PLACES = 5;
const TIMEOUT_MS = 10_000;
/** Those that wait for a stalled answer cost nothing else. */
const PLACES_STALLED = 10;
const TIMEOUT_STALLED_MS = 400;

/** All rows of one endpoint family; each is run by its own test. */
export class FaultTable {
	private readonly linesOf = new Map<Row, Line[]>();
	private readonly expected = new Map<Row, Promise<Expected>>();
	private readonly places: Places;
	private readonly placesStalled: Places;

	/** @param strikes Which of the rows' endpoints faults strike; all by default. */
	constructor(
		family: FamilyName,
		private readonly strikes: (endpoint: Endpoint) => boolean = () => true,
	) {
		this.places = new Places(PLACES, family, TIMEOUT_MS);
		this.placesStalled = new Places(PLACES_STALLED, family, TIMEOUT_STALLED_MS);
	}

	/** Runs a row with every fault at each of its endpoints; returns what broke a rule, in words. */
	async brokenRules(row: Row): Promise<string[]> {
		const lines: Line[] = [];
		this.linesOf.set(row, lines);
		const expected = await this.runExpected(row);
		const endpoints = this.struckOf(row, expected);
		if (endpoints.length === 0) return [`${row.name}: there is no endpoint to strike`];
		const ofEndpoints = endpoints.map(async (endpoint) => {
			const line: Line = { row: row.name, endpoint: nameOf(endpoint), cells: new Map() };
			lines.push(line);
			return await Promise.all(
				strikesAt(endpoint, row).map(
					async (strike) => await this.strike(row, expected, strike, line),
				),
			);
		});
		return (await Promise.all(ofEndpoints)).flat(2);
	}

	/** What ran so far, row by row, to be printed. */
	get lines(): Line[] {
		return [...this.linesOf.values()].flat();
	}

	/** Every endpoint that faults strike in one of the rows, sorted. */
	async endpointsOf(rows: Row[]): Promise<string[]> {
		const names = rows.map(async (row) =>
			this.struckOf(row, await this.runExpected(row)).map(nameOf),
		);
		return [...new Set((await Promise.all(names)).flat())].sort();
	}

	private async runExpected(row: Row): Promise<Expected> {
		const run = async () =>
			await this.places.use(async (place) => await runWithoutFault(row, place));
		const known = this.expected.get(row) ?? run();
		this.expected.set(row, known);
		return await known;
	}

	private struckOf({ only }: Row, { endpoints }: Expected): Endpoint[] {
		return endpoints.filter(
			(endpoint) => this.strikes(endpoint) && (!only || only.test(nameOf(endpoint))),
		);
	}

	private async strike(row: Row, expected: Expected, strike: Strike, line: Line) {
		const places = isStall(strike) ? this.placesStalled : this.places;
		const run = await places.use(async (place) => await runWithFault(row, place, strike));
		const { letter, broken } = checkRules(run, expected);
		const { fault, times } = strike;
		const cell = line.cells.get(fault.name) ?? '';
		line.cells.set(fault.name, times === 1 ? letter + cell : cell + letter);
		const when = `${line.endpoint} meets "${fault.name}" ${times === 1 ? 'once' : 'always'}`;
		return broken.map((what) => `${row.name}: when ${when}, ${what}`);
	}
}

/** Every fault an endpoint can meet in a row. */
function strikesAt(endpoint: Endpoint, row: Row): Strike[] {
	const isRead = endpoint.method === 'GET' || /search$/.test(endpoint.template);
	const faults = (isRead ? FAULTS : [...FAULTS, ...AFTER_WORK]).filter(
		({ confirmsDeletion, when }) =>
			!(confirmsDeletion && endpoint.method === 'DELETE' && when !== 'after'),
	);
	return faults.flatMap((fault) => {
		// One of several makes a difference only where others follow; n8n tries again by OAuth.
		const isTheOnlyOne =
			fault.kind === 'permanent' && endpoint.calls === 1 && !row.arrange && !fault.when;
		const strikes: Strike[] = (isTheOnlyOne ? [Infinity] : [1, Infinity]).map((times) => ({
			...{ endpoint, fault, times },
		}));
		return strikes.filter((strike) => !isEndless(strike));
	});
}

const nameOf = ({ method, template }: Endpoint): string => `${method} ${template}`;
const isStall = ({ fault }: Strike): boolean => !!fault.do && 'stall' in fault.do;

/** n8n itself waits 5 minutes for the answer to a token's renewal. */
function isEndless(strike: Strike): boolean {
	return strike.endpoint.template === '/oauth/token' && isStall(strike);
}

/** So many places, each opened when it is first needed and used by one run at a time. */
class Places {
	private readonly free: FaultPlace[] = [];
	private readonly waiting: Array<(place: FaultPlace) => void> = [];
	private opened = 0;

	constructor(
		private readonly most: number,
		private readonly family: FamilyName,
		private readonly timeoutMs: number,
	) {}

	async use<T>(work: (place: FaultPlace) => Promise<T>): Promise<T> {
		const place = await this.take();
		try {
			return await withTime(place.time, async () => await work(place));
		} finally {
			const next = this.waiting.shift();
			if (next) next(place);
			else this.free.push(place);
		}
	}

	private async take(): Promise<FaultPlace> {
		const free = this.free.pop();
		if (free) return free;
		if (this.opened >= this.most) {
			return await new Promise((resolve) => this.waiting.push(resolve));
		}
		this.opened += 1;
		return await openFaultPlace(this.family, this.timeoutMs);
	}
}

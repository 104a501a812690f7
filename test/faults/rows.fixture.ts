import type { IDataObject } from 'n8n-workflow';
import type { FaultPlace } from './place.fixture';

/** How one run ended. */
export interface Outcome {
	/** The items' JSON, where it ended well. */
	items?: unknown[];
	/** The error it stopped on. */
	error?: RowError;
	/** Everything n8n would keep of it, to be searched for secrets. */
	kept: unknown;
}

/** An error as n8n keeps it. */
export interface RowError {
	name: string;
	message: string;
	description?: string | null;
	context?: IDataObject;
}

/** One thing the package does; it may call several endpoints, and each is made to fail in turn. */
export interface Row {
	name: string;
	/** Before the fault is set. */
	arrange?(place: FaultPlace): void | Promise<void>;
	run(place: FaultPlace): Promise<Outcome>;
	/** After a run that stopped, the same run without the fault reaches the expected state. */
	recoversOnRetry?: true;
	/** What a run with a fault misses, the next one reports: both together are the expected items (polls). */
	nextRunCatchesUp?: true;
	/** Whether the items are true of the state after the run, where the fault made HighLevel say otherwise. */
	isTrue?(items: unknown[], place: FaultPlace, stateAfter: ReadonlySet<string>): boolean;
	/** The part of an item that is the same even when an answer was lost; the whole item by default. */
	unchangedPart?(item: unknown): unknown;
	/** Faults strike these endpoints alone: the others are struck in other rows. */
	only?: RegExp;
	/** Writes that HighLevel would do twice, so that they are never repeated: the error says so instead. */
	neverRepeated?: RegExp;
	/**
	 * When the names in its items may be null: where the token is forbidden to read them, or (polls)
	 * wherever HighLevel does not answer for them. Everything else is as expected then too.
	 */
	namesMayBeNull?: 'where forbidden' | 'where unanswered';
	/** Whether an error belongs to an input item. */
	hasItems: boolean;
}

/** Runs something that may throw. */
export async function outcomeOf(work: Promise<unknown[] | null>): Promise<Outcome> {
	return await work.then(
		(items) => ({ items: items ?? [], kept: items }),
		(thrown: unknown) => {
			const { name, message, description, context } = thrown as RowError;
			return { error: { name, message, description, context }, kept: thrown };
		},
	);
}

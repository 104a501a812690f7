import type { IDataObject } from 'n8n-workflow';
import type { FaultPlace } from './place.fixture';

/** What came of one run. */
export interface Outcome {
	/** The items' JSON, where it ended well. */
	items?: unknown[];
	/** What it stopped on. */
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

/** One thing the package does, which may call several endpoints. */
export interface Row {
	name: string;
	/** Before the fault is set. */
	arrange?(place: FaultPlace): void | Promise<void>;
	run(place: FaultPlace): Promise<Outcome>;
	/**
	 * Once the fault is over: what is told then belongs to the result too. With a poll, the next one;
	 * with what may be repeated, the same again.
	 */
	afterwards?: 'told' | 'mended';
	/** Whether what it says it did is so, where a fault made HighLevel say something else. */
	isTrue?(items: unknown[], place: FaultPlace, held: ReadonlySet<string>): boolean;
	/** What of an item is the same even after an answer that was lost; all when not given. */
	essence?(item: unknown): unknown;
	/** Endpoints of other rows are not struck again here. */
	only?: RegExp;
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

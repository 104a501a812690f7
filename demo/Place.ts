import type { Sandbox } from '../sandbox/index';
import type { Engine, RunError } from '../test/harness/engine';

/** A record and what a person calls it. */
export interface NamedRecord {
	id: string;
	label: string;
}

/** What the bulk chapter links: contacts (first side) with records of the target's object. */
export interface BulkPlan {
	associationKey: string;
	rows: Array<{ contactId: string; propertyId: string }>;
	/** How many of the rows are linked already. */
	existing: number;
}

/** What the sync ends the bulk chapter with. */
export interface SyncPlan {
	side: 'first' | 'second';
	record: NamedRecord;
	linkedRecordIds: string[];
	expected: { linked: number; unlinked: number; unchanged: number };
}

/** A HighLevel location the tour runs in: the sandbox's, or a real one. */
export interface Place {
	engine: Engine;
	/** Credential type → ID, for the engine. */
	credentials: Record<string, string>;
	/** Key of the association the main example makes. */
	exampleKey: string;
	/** The record that contacts are linked to. */
	target: NamedRecord & { objectKey: string };
	/** Two contacts or more. */
	contacts: NamedRecord[];
	/** Makes ready what the bulk chapter links under. */
	planBulk(): Promise<BulkPlan>;
	/** Planned when the bulk chapter has linked its rows. */
	planSync(): SyncPlan;
	/** There only where the tour can look behind the API. */
	sandbox?: Sandbox;
	/** Removes what the tour made, by whatever end it came to. Throws, naming what is left, when it cannot. */
	cleanUp(): Promise<void>;
}

/** A step that did not go as expected; the tour ends with it. */
export class StepFailed extends Error {
	constructor(
		readonly step: string,
		readonly why: string,
	) {
		super(`${step}: ${why}`);
	}

	/** A step that ended with a node's error: what happened, and how to mend it. */
	static of(step: string, { message, description }: Pick<RunError, 'message' | 'description'>) {
		return new StepFailed(step, [message, description].filter(Boolean).join('\n'));
	}
}

/** Ends the tour when what was expected is not so. */
export function expectThat(step: string, isSo: boolean, otherwise: string): void {
	if (!isSo) throw new StepFailed(step, otherwise);
}

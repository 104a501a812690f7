import type { Execution } from '../n8n/Execution';
import type { SavedWorkflow, WorkflowNode } from '../n8n/WorkflowJson';
import type { TestBed } from '../TestBed';

type Item = Record<string, unknown>;

/** Something people come for, as the smallest workflow that does it. */
export interface Job {
	/** What somebody has or wants. */
	name: string;
	/** How many nodes it takes, the trigger included. */
	nodes: number;
	/** Builds it on a sandbox of its own. */
	build(bed: TestBed): Promise<JobWorkflow> | JobWorkflow;
}

/** A job's workflow, before n8n has it. */
export interface JobWorkflow {
	/** In the order they run in, with no parameter that the editor would not save. */
	chain: WorkflowNode[];
	/** Sets it off, and waits for what comes of it; without this it is run by hand. */
	start?(saved: SavedWorkflow): Promise<Execution>;
	/** Looks at what came out of the last of our nodes, and at the sandbox. */
	check(items: Item[], execution: Execution): void;
}

import type { TestBed } from './TestBed';

/** One thing a user does with the package in n8n. */
export interface Scenario {
	/** Its number on the command line. */
	number: number;
	/** What is true when it passes, as a sentence. */
	name: string;
	/** Does it. @throws Error that says what was otherwise */
	run(bed: TestBed): Promise<void>;
}

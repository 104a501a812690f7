import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

type Step = () => Promise<unknown> | void;

/** What has to be undone, newest first: processes, servers, browsers and temporary folders. */
export class Cleanup {
	private readonly steps: Step[] = [];

	private running?: Promise<void>;

	add(step: Step): void {
		this.steps.push(step);
	}

	/** A new folder under the system's temporary one, removed in the end. */
	temporaryFolder(name: string): string {
		const folder = mkdtempSync(join(tmpdir(), `highlevel-associations-${name}-`));
		this.add(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
		return folder;
	}

	/** Undoes everything, once; a step that fails does not keep the others from running. */
	async run(): Promise<void> {
		this.running ??= this.undo();
		await this.running;
	}

	/** Ctrl-C, a closed terminal and `kill` undo everything, too, before the process ends. */
	onSignals(): void {
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
			process.once(signal, () => {
				void this.run().then(() => process.exit(130));
			});
		}
	}

	private async undo(): Promise<void> {
		for (let step = this.steps.pop(); step; step = this.steps.pop()) {
			try {
				await step();
			} catch (error) {
				console.error(`While cleaning up: ${(error as Error).message}`);
			}
		}
	}
}

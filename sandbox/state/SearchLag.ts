import type { SandboxRecord } from './entities';

interface Write {
	/** When the searches show it, ms since 1970. */
	shownAt: number;
	/** What they show until then; nothing for a new record. */
	before?: SandboxRecord;
}

/** What was written and the searches do not show yet: HighLevel's lag by some seconds (API reference). */
export class SearchLag {
	private readonly writes = new Map<string, Write>();

	/**
	 * @param now ms since 1970
	 * @param lagMs how long a write takes to show, asked at each write
	 */
	constructor(
		private readonly now: () => number,
		private readonly lagMs: () => number,
	) {}

	/** True when every record is shown as it is. */
	get isOver(): boolean {
		for (const [id, { shownAt }] of this.writes) {
			if (shownAt > this.now()) return false;
			this.writes.delete(id);
		}
		return true;
	}

	/** Notes a write. @param before the record until now; not there for a new one */
	written(id: string, before?: SandboxRecord): void {
		const lag = this.lagMs();
		if (lag <= 0) return;
		const pending = this.pending(id);
		this.writes.set(id, {
			shownAt: this.now() + lag,
			before: pending ? pending.before : before,
		});
	}

	/** The record as a search shows it now; undefined while it is too new to be shown. */
	shown(record: SandboxRecord): SandboxRecord | undefined {
		const pending = this.pending(record.id);
		return pending ? pending.before : record;
	}

	/** From now on every record is shown as it is. */
	clear(): void {
		this.writes.clear();
	}

	private pending(id: string): Write | undefined {
		const write = this.writes.get(id);
		return write && write.shownAt > this.now() ? write : undefined;
	}
}

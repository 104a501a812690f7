import type { Fault, FaultAction, FaultControl, FaultHandle } from './types';

interface Entry {
	fault: Fault;
	seen: number;
	hits: number;
}

/** The faults that are set, oldest first. */
export class FaultBook implements FaultControl {
	private entries: Entry[] = [];

	add(fault: Fault): FaultHandle {
		const entry: Entry = { fault, seen: 0, hits: 0 };
		this.entries.push(entry);
		return {
			get hits() {
				return entry.hits;
			},
			remove: () => {
				this.entries = this.entries.filter((other) => other !== entry);
			},
		};
	}

	clear(): void {
		this.entries = [];
	}

	/** What strikes this request at this moment, if anything; counts it. */
	strike(when: 'before' | 'after', method: string, path: string): FaultAction | undefined {
		for (const entry of this.entries) {
			const { fault } = entry;
			const { skip = 0, times = 1 } = fault;
			if (momentOf(fault) !== when || !matches(fault, method, path)) continue;
			if (entry.hits >= times) continue;
			entry.seen += 1;
			if (entry.seen <= skip) continue;
			entry.hits += 1;
			return fault.do;
		}
		return undefined;
	}
}

function momentOf(fault: Fault): 'before' | 'after' {
	return 'truncate' in fault.do ? 'after' : (fault.when ?? 'before');
}

function matches({ match = {} }: Fault, method: string, path: string): boolean {
	if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match.path === undefined) return true;
	if (typeof match.path === 'string') return match.path === path;
	// A pattern with the flag g would go on from its last match.
	return new RegExp(match.path.source, match.path.flags.replace('g', '')).test(path);
}

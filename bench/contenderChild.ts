import type { Pair } from './Contender';
import { contenders } from './contenders';
import type { BenchTarget } from './sandboxProcess';
import type { Limit } from './limits';

/** What a contender's process is asked for. */
export interface Assignment {
	contender: string;
	target: BenchTarget;
	pairs: Pair[];
	/** Linked first and not measured, so that compiling is not. */
	warmUp: Pair[];
	limit?: Limit;
	/** Whether to wait for a word from the parent between warm-up and work. */
	waitForStart?: boolean;
}

/** What it answers. */
export interface Outcome {
	linked: number;
	wallMs: number;
	/** User and system time of the process, ms. */
	cpuMs: number;
	/** Most memory the process held, MB, and how much it held before the work. */
	peakMb: number;
	beforeMb: number;
}

/** A contender in a process of its own: its time and memory are nobody else's. */
process.once('message', (assignment: Assignment) => {
	void run(assignment).then((outcome) => {
		process.send?.(outcome, () => process.exit(0));
	});
});

process.on('disconnect', () => process.exit(1));

async function run(assignment: Assignment): Promise<Outcome> {
	const { contender, target, pairs, warmUp, limit } = assignment;
	const link = contenders[contender];
	if (warmUp.length > 0) await link(target, warmUp, limit);
	if (assignment.waitForStart) {
		process.send?.('ready');
		await new Promise((go) => process.once('message', go));
	}
	const beforeMb = process.memoryUsage().rss / 2 ** 20;
	const cpu = process.cpuUsage();
	const begun = performance.now();
	const linked = await link(target, pairs, limit);
	const wallMs = performance.now() - begun;
	const { user, system } = process.cpuUsage(cpu);
	return {
		linked,
		wallMs,
		cpuMs: (user + system) / 1_000,
		peakMb: process.resourceUsage().maxRSS / 1_024,
		beforeMb,
	};
}

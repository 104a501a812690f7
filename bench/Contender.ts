import type { BenchTarget } from './sandboxProcess';
import type { Limit } from './limits';

/** Two records to link. */
export type Pair = [contact: string, property: string];

/**
 * Links the pairs and gives how many of them came back as linked. Is told the limit where the
 * sandbox has one; not all make use of it.
 */
export type Contender = (
	target: BenchTarget,
	pairs: Pair[],
	limit: Limit | undefined,
) => Promise<number>;

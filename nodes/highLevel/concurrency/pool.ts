/**
 * Works through a list with at most so many entries under way at once; the outcomes come in the list's
 * order. After a failure no further entry is begun unless `keepGoing`; what was never begun has no
 * outcome. Never throws.
 */
export async function mapConcurrently<In, Out>(
	entries: readonly In[],
	concurrency: number,
	work: (entry: In, at: number) => Promise<Out>,
	keepGoing: boolean,
): Promise<Array<PromiseSettledResult<Out> | undefined>> {
	const outcomes = new Array<PromiseSettledResult<Out> | undefined>(entries.length).fill(undefined);
	let next = 0;
	let failed = false;
	const worker = async (): Promise<void> => {
		while (next < entries.length && (keepGoing || !failed)) {
			const at = next++;
			try {
				outcomes[at] = { status: 'fulfilled', value: await work(entries[at], at) };
			} catch (reason) {
				failed = true;
				outcomes[at] = { status: 'rejected', reason };
			}
		}
	};
	const workers = Math.max(1, Math.min(concurrency, entries.length));
	await Promise.all(Array.from({ length: workers }, worker));
	return outcomes;
}

/** The first failure in the list's order, if any. */
export function firstFailure(
	outcomes: ReadonlyArray<PromiseSettledResult<unknown> | undefined>,
): { reason: unknown; at: number } | undefined {
	for (const [at, outcome] of outcomes.entries()) {
		if (outcome?.status === 'rejected') return { reason: outcome.reason, at };
	}
	return undefined;
}

/**
 * As {@link mapConcurrently}, all or nothing: after a failure nothing further is begun.
 * @throws what the first entry in the list's order failed with
 */
export async function mapAll<In, Out>(
	entries: readonly In[],
	concurrency: number,
	work: (entry: In, at: number) => Promise<Out>,
): Promise<Out[]> {
	const outcomes = await mapConcurrently(entries, concurrency, work, false);
	const failure = firstFailure(outcomes);
	if (failure) throw failure.reason;
	return (outcomes as Array<PromiseFulfilledResult<Out>>).map(({ value }) => value);
}

import type * as Workflow from 'n8n-workflow';

/** How much shorter pauses are in tests. */
const FASTER = 50;

/**
 * n8n-workflow with its pauses cut short and everything else as it is, for `jest.mock`. A proxy and no
 * copy: n8n-workflow defines some of its exports only when they are asked for.
 */
export function hastened(): typeof Workflow {
	const actual = jest.requireActual<typeof Workflow>('n8n-workflow');
	const sleep: typeof actual.sleep = async (ms, signal) => await actual.sleep(ms / FASTER, signal);
	return new Proxy(actual, {
		get: (target, name) => (name === 'sleep' ? sleep : target[name as keyof typeof Workflow]),
	});
}

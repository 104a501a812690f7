import Module from 'node:module';

/**
 * Lets the test harness, which is written for the newest n8n-core, run in older ones. Where a release
 * lacks a package or a function the harness itself uses, the older place of the same thing is taken.
 * Nothing the nodes use is touched. Has to be imported before the harness.
 */

/** Packages that were split off from n8n-core. */
const SPLIT_OFF = ['@n8n/backend-common', '@n8n/backend-network'];

type Load = (request: string, parent: unknown, isMain: boolean) => unknown;
const loader = Module as unknown as { _load: Load };
const load = loader._load;

loader._load = (request, parent, isMain) => {
	if (SPLIT_OFF.includes(request) && !isInstalled(request)) return load('n8n-core', parent, isMain);
	return load(request, parent, isMain);
};

function isInstalled(name: string): boolean {
	try {
		require.resolve(name);
		return true;
	} catch {
		return false;
	}
}

interface RunParts {
	resultData?: object;
	executionData?: object;
}

// An import could not be written to.
const workflow = load('n8n-workflow', module, false) as Record<string, unknown>;
// Came with n8n-workflow 1.118; before, a run's data was written out by hand.
workflow.createRunExecutionData ??= ({ resultData, executionData }: RunParts) => ({
	startData: {},
	resultData: { runData: {}, ...resultData },
	executionData: {
		contextData: {},
		nodeExecutionStack: [],
		metadata: {},
		waitingExecution: {},
		waitingExecutionSource: {},
		...executionData,
	},
});
// Not in every release; without it there is no engine to choose.
workflow.setSafeRegexEngine ??= () => undefined;

import { unflatten } from './unflatten';

/** An execution as n8n's REST call gives it. */
export interface StoredExecution {
	id: string;
	status: string;
	stoppedAt: string | null;
	/** In the form `unflatten` reads. */
	data: string;
}

interface RunData {
	resultData: {
		runData: Record<string, NodeRun[]>;
		lastNodeExecuted?: string;
		error?: { message?: string; description?: string };
	};
}

interface NodeRun {
	data?: Record<string, Array<Array<{ json: Record<string, unknown> }> | null> | undefined>;
	error?: { message?: string };
}

/** An execution that has ended. */
export interface Execution {
	id: string;
	/** `success`, `error`, … */
	status: string;
	/** The items a node gave in its last run, of all its outputs or of one; `[]` for one that has not run. */
	itemsOf(nodeName: string, output?: number): Array<Record<string, unknown>>;
	/** How often a node ran. */
	runsOf(nodeName: string): number;
	lastNode?: string;
	/** Why it failed. */
	message?: string;
}

/** Reads the run of an execution that has ended. @throws Error when its data is not in n8n's flattened form */
export function readExecution({ id, status, data }: StoredExecution): Execution {
	const { resultData } = unflatten(data) as RunData;
	return {
		id,
		status,
		lastNode: resultData.lastNodeExecuted,
		message: resultData.error?.message,
		runsOf: (nodeName) => resultData.runData[nodeName]?.length ?? 0,
		itemsOf(nodeName, output) {
			const connections = Object.values(resultData.runData[nodeName]?.at(-1)?.data ?? {});
			return connections.flatMap((outputs = []) =>
				outputs
					.filter((_, at) => output === undefined || at === output)
					.flatMap((items) => (items ?? []).map(({ json }) => json)),
			);
		},
	};
}

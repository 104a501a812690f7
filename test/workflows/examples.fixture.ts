import type { ModelCall } from '../harness/chatAgent';
import { sandboxedEngine } from './sandboxedEngine';
import { workflowFile } from './workflowFiles';

/** A sandbox and an n8n that runs the example workflows against it. */
export async function openExamples() {
	const modelCalls: ModelCall[] = [];
	const { sandbox, engine, credentials } = await sandboxedEngine(modelCalls);
	return {
		sandbox,
		engine,
		credentials,
		/** The ID of the association with that key. */
		idOf: (key: string) => String(sandbox.state.associations.byKey(key)?.id),
		contact: (at: number) => sandbox.state.records.list('contact')[at],
		property: (at: number) => sandbox.state.records.list('custom_objects.property')[at],
		/** What the model of an AI agent decides to do; changed by a test. */
		modelCalls,
		/** Runs the workflow of a file. */
		run: async (fileName: string, options: object = {}) =>
			await engine.runWorkflow(workflowFile(fileName), { credentials, ...options }),
	};
}

export type Examples = Awaited<ReturnType<typeof openExamples>>;

/** What a node of a workflow gave. */
export const outputOf = (result: Awaited<ReturnType<Examples['run']>>, node: string, output = 0) =>
	(result.runData[node]?.[0]?.data?.main?.[output] ?? []).map(({ json }) => json);

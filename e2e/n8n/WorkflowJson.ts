/** A workflow as n8n exports and imports it. */
export interface WorkflowJson {
	/** Not there before n8n has saved it. */
	id?: string;
	name: string;
	nodes: WorkflowNode[];
	/** By the name of the node they lead from: `{main: [[{node, type, index}]]}`. */
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
}

/** A node of a workflow, with its parameters as a user sets them. */
export interface WorkflowNode {
	id?: string;
	/** What connections and expressions know it by; unique in the workflow. */
	name: string;
	/** `<package>.<node>`, e.g. `n8n-nodes-base.set`. */
	type: string;
	typeVersion: number;
	/** On the canvas, in pixels to the right and down. */
	position: [number, number];
	parameters: Record<string, unknown>;
	/** By the credential's type. */
	credentials?: Record<string, { id: string; name: string }>;
	[more: string]: unknown;
}

/** A workflow that n8n has saved. */
export interface SavedWorkflow extends WorkflowJson {
	id: string;
	/** Of what was saved last; n8n takes a change or a publication of this version only. */
	versionId: string;
	/** Whether its triggers are registered. */
	active: boolean;
}

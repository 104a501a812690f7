import { engineLog } from './log';
import './regularExpressions';
import type { ICredentialDataDecryptedObject, IDataObject, INodeType } from 'n8n-workflow';
import type { CredentialClass } from './credentialsHelper';
import { CredentialsInMemory } from './credentialsHelper';
import { testCredential } from './credentialTest';
import type { ActivationOptions } from './hooks';
import { activate, deactivate } from './hooks';
import type { Instance } from './instance';
import { additionalDataFor } from './instance';
import type { ListSearchOptions, LoadOptionsOptions } from './loadOptions';
import { listSearch, loadOptions, mapperFields } from './loadOptions';
import type { NodeClass } from './nodeTypes';
import { NodeTypes, PACKAGE } from './nodeTypes';
import type { PollOptions } from './poll';
import { poll } from './poll';
import type { RunNodeOptions } from './runNode';
import { runNode } from './runNode';
import type { ExportedWorkflow, RunWorkflowOptions } from './runWorkflow';
import { runWorkflow } from './runWorkflow';
import type { Delivery } from './webhook';
import { deliver } from './webhook';

export type { ActivationOptions, Delivery, ListSearchOptions, LoadOptionsOptions, PollOptions };
export type { ExportedWorkflow, RunNodeOptions, RunWorkflowOptions };
export type { Delivered } from './webhook';
export type { InputItems, RunError, RunResult } from './execution';

/** What an n8n instance has installed. */
export interface EngineOptions {
	/** Node classes to run: of the sources in a test, of `dist/` in the demo. */
	nodes: NodeClass[];
	/** Classes of the credentials' types; n8n's own `oAuth2Api` is there without. */
	credentials: CredentialClass[];
	/** The package the nodes belong to, as workflows name it. */
	packageName?: string;
	/** More node types by their full name, besides the stand-ins for n8n's own. */
	standIns?: Record<string, INodeType>;
}

/** Runs the given nodes in n8n's real engine (n8n-core), as an n8n instance of their own. */
export type Engine = ReturnType<typeof createEngine>;

/**
 * Makes an engine. Each is an n8n instance for itself: its own credentials and its own node
 * objects, so a new engine with the old static data is n8n after a restart.
 */
export function createEngine({
	nodes,
	credentials: credentialClasses,
	packageName = PACKAGE,
	standIns = {},
}: EngineOptions) {
	const nodeTypes = new NodeTypes(nodes, packageName, standIns);
	const credentials = new CredentialsInMemory(credentialClasses, nodeTypes);
	const instance: Instance = { nodeTypes, credentials };

	return {
		/** Stores a credential under `id`, as its dialog would: only what the user filled in. */
		setCredential(id: string, type: string, data: IDataObject) {
			credentials.set(id, type, data as ICredentialDataDecryptedObject);
		},
		/** The credential as it is stored now, with the OAuth token n8n may have put there. */
		storedCredential: (id: string): IDataObject => structuredClone(credentials.get(id).data),
		/** The credential as a node reads it: defaults filled in, expressions resolved. */
		resolvedCredential: (id: string): IDataObject => {
			const { type, data } = credentials.get(id);
			const complete = structuredClone(data);
			return credentials.complete(additionalDataFor(instance), complete, type, 'internal');
		},
		/** How often n8n stored a refreshed OAuth token, and how often a credential was read. */
		credentialUse: () => ({ refreshes: credentials.refreshes, reads: credentials.reads }),
		/** The object n8n made of a node's class: its description and methods. */
		nodeType: (type: string): INodeType => nodeTypes.getByNameAndVersion(type),
		runNode: async (options: RunNodeOptions) => await runNode(instance, options),
		runWorkflow: async (workflow: ExportedWorkflow, options?: RunWorkflowOptions) =>
			await runWorkflow(instance, workflow, options),
		listSearch: async (options: ListSearchOptions) => await listSearch(instance, options),
		loadOptions: async (options: LoadOptionsOptions) => await loadOptions(instance, options),
		mapperFields: async (options: LoadOptionsOptions) => await mapperFields(instance, options),
		testCredential: async (id: string) => await testCredential(instance, id),
		deliver: async (delivery: Delivery) => await deliver(instance, delivery),
		activate: async (options: ActivationOptions) => await activate(instance, options),
		deactivate: async (options: ActivationOptions) => await deactivate(instance, options),
		poll: async (options: PollOptions) => await poll(instance, options),
		/** What n8n logged in this process, for searching it for secrets. */
		log: engineLog,
	};
}

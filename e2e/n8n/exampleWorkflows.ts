import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { packageRoot } from '../../test/harness/thisPackage';
import type { TestBed } from '../TestBed';
import { createOAuth, createOpenAi, OAUTH_TYPE, OPENAI_TYPE, PIT_TYPE } from './credentials';
import type { ChatModel } from '../stubs/ChatModel';
import type { SavedWorkflow, WorkflowJson, WorkflowNode } from './WorkflowJson';

/** An example workflow in n8n, and the file it came from. */
export interface ImportedExample {
	file: string;
	/** As in the file. */
	name: string;
	saved: SavedWorkflow;
}

/** The names of the files in `workflows/`, sorted. */
export async function exampleFiles(): Promise<string[]> {
	const entries = await readdir(join(packageRoot(), 'workflows'));
	return entries.filter((entry) => entry.endsWith('.json')).sort();
}

/** Imports every example as a user does: its nodes then get the credential chosen in each. */
export async function importExamples(bed: TestBed): Promise<ImportedExample[]> {
	const files = await exampleFiles();
	return await Promise.all(files.map(async (file) => await importExample(bed, file)));
}

/**
 * Imports one example; its nodes that sign in by token get the test bed's credential, those that sign in
 * by OAuth an agency's connection, and its webhook trigger the sandbox's key.
 * @param file name of a file in `workflows/`
 * @param model what an AI agent asks; without one, the user chooses
 * @throws Error when there is none of that name, or n8n refuses it
 */
export async function importExample(
	bed: TestBed,
	file: string,
	model?: ChatModel,
): Promise<ImportedExample> {
	const text = await readFile(join(packageRoot(), 'workflows', file), 'utf8');
	const workflow = JSON.parse(text) as WorkflowJson;
	const { publicKey } = bed.sandbox.webhooks;
	const agency = workflow.nodes.some(({ credentials }) => credentials?.[OAUTH_TYPE])
		? await createOAuth(bed.api, bed.sandbox, {
				name: 'HighLevel (agency)',
				connected: 'Company',
			})
		: undefined;
	const openAi = model && (await createOpenAi(bed.api, model));
	const nodes = workflow.nodes.map((node) => {
		if (node.type.endsWith('.highLevelAssociationsTrigger')) return trusting(node, publicKey);
		if (agency && node.credentials?.[OAUTH_TYPE]) {
			return { ...node, credentials: { [OAUTH_TYPE]: agency } };
		}
		if (openAi && node.credentials?.[OPENAI_TYPE]) {
			return { ...node, credentials: { [OPENAI_TYPE]: openAi } };
		}
		return node.credentials?.[PIT_TYPE] || takesToken(node)
			? { ...node, credentials: { [PIT_TYPE]: bed.pit } }
			: node;
	});
	const { name, connections, settings } = workflow;
	const saved = await bed.api.createWorkflow({ name, nodes, connections, settings });
	return { file, name, saved };
}

/** A webhook trigger that takes what is signed with this key: a sandbox's is its own. */
function trusting(node: WorkflowNode, publicKey: string): WorkflowNode {
	const options = { ...(node.parameters.options as object), verification: 'publicKey', publicKey };
	return { ...node, parameters: { ...node.parameters, options } };
}

/** Our nodes sign in by token unless they say otherwise; the webhook trigger not at all. */
function takesToken({ type, parameters }: WorkflowNode): boolean {
	const ours =
		/\.(highLevelAssociations|highLevelAssociationsPollTrigger|highLevelAssociationsTool)$/;
	return ours.test(type) && parameters.authentication !== 'oAuth2';
}

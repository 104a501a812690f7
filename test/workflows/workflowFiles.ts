import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IConnections, INode } from 'n8n-workflow';

const FOLDER = join(__dirname, '../../workflows');

/** A workflow as its file holds it. */
export interface WorkflowFile {
	id: string;
	name: string;
	nodes: INode[];
	connections: IConnections;
	active: boolean;
	settings: { executionOrder: string };
	pinData: object;
}

/** The names of all example workflows. */
export const fileNames = readdirSync(FOLDER).sort();

/** Reads an example workflow; each call gives an object of its own. */
export function workflowFile(fileName: string): WorkflowFile {
	return JSON.parse(readFileSync(join(FOLDER, fileName), 'utf8')) as WorkflowFile;
}

/** The node of that name. */
export function nodeOf({ nodes }: WorkflowFile, name: string): INode {
	const found = nodes.find((node) => node.name === name);
	if (!found) throw new Error(`The workflow has no node "${name}"`);
	return found;
}

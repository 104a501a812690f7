import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters } from 'n8n-workflow';
import type { ExportedWorkflow } from '../test/harness/engine';
import { packageRoot } from '../test/harness/thisPackage';

/** An example workflow, whose nodes may be given other parameters before it runs. */
export class ExampleWorkflow {
	/** Relative to the package's folder, as a reader of the tour finds it. */
	readonly source: string;
	readonly file: ExportedWorkflow;

	constructor(fileName: string) {
		this.source = `workflows/${fileName}`;
		this.file = JSON.parse(
			readFileSync(join(packageRoot(), this.source), 'utf8'),
		) as ExportedWorkflow;
	}

	/** The parameters of a node, to be read or changed. */
	parametersOf(name: string): INodeParameters {
		const node = (this.file.nodes as INode[]).find((each) => each.name === name);
		if (!node) throw new Error(`${this.source} has no node "${name}"`);
		return node.parameters;
	}

	/** Puts other values into an Edit Fields node. */
	setFields(name: string, values: Record<string, unknown>): void {
		const { assignments } = this.parametersOf(name).assignments as unknown as {
			assignments: Array<{ name: string; value: unknown }>;
		};
		for (const assignment of assignments) {
			if (assignment.name in values) assignment.value = values[assignment.name];
		}
	}
}

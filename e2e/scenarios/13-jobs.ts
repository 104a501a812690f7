import assert from 'node:assert/strict';

import { NodeHelpers, type INode, type INodeTypeDescription } from 'n8n-workflow';

import { changingJobs } from '../jobs/changingJobs';
import { countParameters } from '../jobs/countParameters';
import type { Job } from '../jobs/Job';
import { linkingJobs } from '../jobs/linkingJobs';
import { readingJobs } from '../jobs/readingJobs';
import { watchingJobs } from '../jobs/watchingJobs';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import { ACTION_NODE, chain, POLL_TRIGGER, WEBHOOK_TRIGGER } from '../n8n/workflows';
import type { Scenario } from '../Scenario';
import type { TestBed } from '../TestBed';

const JOBS: Job[] = [...linkingJobs, ...readingJobs, ...changingJobs, ...watchingJobs];

type NodeTypes = Map<string, INodeTypeDescription>;

export const jobs: Scenario = {
	number: 13,
	name: 'what people come for takes two to four nodes, and each comes out readable',
	async run(bed) {
		const types = await ownTypes(bed);
		const results = await Promise.allSettled(JOBS.map(async (job) => await done(job, bed, types)));
		const failures = results.flatMap((result, i) => {
			if (result.status === 'rejected') {
				return [`${JOBS[i].name}: ${String((result.reason as Error).stack)}`];
			}
			bed.tell(result.value);
			return [];
		});
		if (failures.length > 0) throw new Error(failures.join('\n'));
	},
};

/** Our nodes as n8n has loaded them, by their names in a workflow. */
async function ownTypes({ api }: TestBed): Promise<NodeTypes> {
	const ours = [ACTION_NODE, WEBHOOK_TRIGGER, POLL_TRIGGER];
	const types = (await api.nodeTypes()).filter(({ name }) => ours.includes(name));
	return new Map(types.map((type) => [type.name, type]));
}

/** Builds a job on a sandbox of its own, runs it and looks at the result. @returns what it took, in words */
async function done(job: Job, original: TestBed, types: NodeTypes): Promise<string> {
	const bed = await original.withNewSandbox();
	const { chain: nodes, start, check } = await job.build(bed);
	for (const node of nodes) assertSavedByEditor(node, types.get(node.type));
	const saved = await bed.api.createWorkflow(chain(`Job: ${job.name}`, nodes));
	const execution = start
		? await start(saved)
		: await bed.api.finished(await bed.api.run(saved.id, nodes[0].name));
	assert.equal(execution.status, 'success', execution.message);
	const ours = nodes.filter(({ type }) => types.has(type)).at(-1);
	const items = execution.itemsOf(ours?.name ?? '');
	try {
		check(items, execution);
	} catch (error) {
		throw new Error(`${(error as Error).message}\n${JSON.stringify(items.slice(0, 5), null, 1)}`);
	}
	assert.equal(nodes.length, job.nodes);
	return `${job.name}: ${nodes.length} nodes, ${countParameters(nodes)} parameters`;
}

/** The editor saves no parameter that is at its default or is not shown: a user has to set none of those. */
function assertSavedByEditor(node: WorkflowNode, description?: INodeTypeDescription): void {
	if (!description) return;
	const saved = NodeHelpers.getNodeParameters(
		description.properties,
		node.parameters as INode['parameters'],
		false,
		false,
		node as unknown as INode,
		description,
	);
	assert.deepEqual(
		node.parameters,
		{ ...saved },
		`${node.name} has parameters nobody needs to set`,
	);
}

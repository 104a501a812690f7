import { setTimeout as pause } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { Agent, request } from 'undici';
import { HighLevelPrivateIntegrationApi } from '../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { createEngine } from '../test/harness/engine';
import type { BenchTarget } from './sandboxProcess';

/** Two records to link. */
export type Pair = [contact: string, property: string];

/** The limit a contender that knows it is told. */
export interface KnownLimit {
	limit: number;
	intervalMs: number;
}

/** Links the pairs and gives how many of them came back as linked. */
export type Contender = (
	target: BenchTarget,
	pairs: Pair[],
	limit: KnownLimit | undefined,
) => Promise<number>;

const NODE = 'highLevelAssociations';

/** This package's node, run by n8n's engine. */
async function node(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const items = await runNode(
		target,
		{
			resource: 'relation',
			operation: 'create',
			association: { __rl: true, mode: 'id', value: target.association },
			firstRecord: { __rl: true, mode: 'id', value: '={{ $json.contact }}' },
			secondRecord: { __rl: true, mode: 'id', value: '={{ $json.property }}' },
		},
		pairs.map(([contact, property]) => ({ json: { contact, property } })),
	);
	return items.filter(({ json }) => json.outcome === 'created').length;
}

/** Runs the node once in n8n's engine, with a private integration token. */
async function runNode(
	target: BenchTarget,
	parameters: Record<string, unknown>,
	input: INodeExecutionData[],
): Promise<INodeExecutionData[]> {
	const engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	engine.setCredential('pit', 'highLevelPrivateIntegrationApi', {
		accessToken: target.pit,
		locationId: target.locationId,
		endpoints: 'associations',
		baseUrl: target.url,
	});
	const run = await engine.runNode({
		type: NODE,
		parameters: parameters as never,
		credentials: { highLevelPrivateIntegrationApi: 'pit' },
		input,
		continueOnFail: true,
	});
	if (run.error) throw new Error(run.error.message);
	return run.items;
}

/** All at once, as n8n's HTTP Request node sends them; a refused row is lost. */
async function allAtOnce(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const agent = new Agent({ connections: 256 });
	const answers = await Promise.all(pairs.map(async (pair) => await post(agent, target, pair)));
	await agent.close();
	return answers.filter((status) => status === 201).length;
}

/**
 * In batches with a pause, as the HTTP Request node's Batching does; the batch and its pause are the
 * largest that keep within the limit.
 */
async function batched(
	target: BenchTarget,
	pairs: Pair[],
	limit: KnownLimit = { limit: 50, intervalMs: 500 },
): Promise<number> {
	const agent = new Agent({ connections: 256 });
	const size = limit.limit / 2;
	let linked = 0;
	for (let at = 0; at < pairs.length; at += size) {
		const batch = pairs.slice(at, at + size);
		const answers = await Promise.all(batch.map(async (pair) => await post(agent, target, pair)));
		linked += answers.filter((status) => status === 201).length;
		// The node waits after each batch, whatever the batch itself took.
		if (at + size < pairs.length) await pause(limit.intervalMs * (size / limit.limit) * 1.5);
	}
	await agent.close();
	return linked;
}

/** A pool that is told the limit and sends as much as fits at the start of each interval. */
async function undiciPool(
	target: BenchTarget,
	pairs: Pair[],
	limit: KnownLimit | undefined,
): Promise<number> {
	const agent = new Agent({ connections: CONNECTIONS });
	const begun = performance.now();
	let next = 0;
	let linked = 0;
	const worker = async (): Promise<void> => {
		while (next < pairs.length) {
			const at = next++;
			if (limit) {
				const due = Math.floor(at / limit.limit) * (limit.intervalMs + MARGIN_MS);
				const wait = begun + due - performance.now();
				if (wait > 0) await pause(wait);
			}
			if ((await post(agent, target, pairs[at])) === 201) linked += 1;
		}
	};
	await Promise.all(Array.from({ length: CONNECTIONS }, worker));
	await agent.close();
	return linked;
}

/** Connections of the undici pool: as many as the node keeps requests in flight. */
const CONNECTIONS = 50;

/** The pool's allowance for what a burst takes to arrive, ms. */
const MARGIN_MS = 60;

async function post(agent: Agent, target: BenchTarget, [contact, property]: Pair): Promise<number> {
	const { statusCode, body } = await request(`${target.url}/associations/relations`, {
		dispatcher: agent,
		method: 'POST',
		headers: {
			authorization: `Bearer ${target.pit}`,
			version: '2021-07-28',
			accept: 'application/json',
			'content-type': 'application/json',
		},
		body: JSON.stringify({
			locationId: target.locationId,
			associationId: target.association,
			firstRecordId: contact,
			secondRecordId: property,
		}),
	});
	await body.dump();
	return statusCode;
}

/** All contenders, by the name the table shows. */
export const contenders: Record<string, Contender> = {
	'this node': node,
	'HTTP Request, all at once': allAtOnce,
	'HTTP Request, batched': batched,
	'undici pool that knows the limit': undiciPool,
};

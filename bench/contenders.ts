import { setTimeout as pause } from 'node:timers/promises';
import type { INodeExecutionData } from 'n8n-workflow';
import { Agent, request } from 'undici';
import { HighLevelPrivateIntegrationApi } from '../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { createEngine } from '../test/harness/engine';
import { HelperLoop } from './HelperLoop.node';
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

/** This package's node, run by n8n's engine, with its default of requests in flight or so many. */
function nodeWith(concurrency?: number): Contender {
	return async (target, pairs) => {
		const { run } = engineFor(target);
		const items = await run(
			'highLevelAssociations',
			{
				resource: 'relation',
				operation: 'create',
				association: { __rl: true, mode: 'id', value: target.association },
				firstRecord: { __rl: true, mode: 'id', value: '={{ $json.contact }}' },
				secondRecord: { __rl: true, mode: 'id', value: '={{ $json.property }}' },
				options: concurrency ? { concurrency } : {},
			},
			pairs.map(([contact, property]) => ({ json: { contact, property } })),
		);
		return items.filter(({ json }) => json.outcome === 'created').length;
	};
}

/** Two executions in one process, as a worker of n8n's queue mode runs them. */
async function twoAtOnce(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const half = Math.ceil(pairs.length / 2);
	const parts = [pairs.slice(0, half), pairs.slice(half)];
	const linked = await Promise.all(
		parts.map(async (part) => await nodeWith()(target, part, undefined)),
	);
	return linked[0] + linked[1];
}

/** The links of the pair's property, all of them, whatever the pairs are. */
async function listing(target: BenchTarget, [[, property]]: Pair[]): Promise<number> {
	const { run } = engineFor(target);
	const items = await run(
		'highLevelAssociations',
		{
			resource: 'relation',
			operation: 'getAll',
			object: { __rl: true, mode: 'key', value: 'custom_objects.property' },
			record: { __rl: true, mode: 'id', value: property },
			returnAll: true,
		},
		[{ json: {} }],
	);
	return items.length;
}

/** n8n's request helper in a plain loop, in n8n's engine. */
async function helperLoop(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const { run } = engineFor(target);
	const items = await run(
		'helperLoop',
		{},
		pairs.map(([firstRecordId, secondRecordId]) => ({
			json: {
				url: `${target.url}/associations/relations`,
				locationId: target.locationId,
				associationId: target.association,
				firstRecordId,
				secondRecordId,
			},
		})),
	);
	return items.length;
}

/** n8n's engine with the nodes and a private integration token of the target. */
function engineFor(target: BenchTarget) {
	const engine = createEngine({
		nodes: [HighLevelAssociations, HelperLoop],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	engine.setCredential('pit', 'highLevelPrivateIntegrationApi', {
		accessToken: target.pit,
		locationId: target.locationId,
		endpoints: 'associations',
		baseUrl: target.url,
	});
	return {
		/** Runs a node once. Throws where the run stopped. */
		async run(
			type: string,
			parameters: Record<string, unknown>,
			input: INodeExecutionData[],
		): Promise<INodeExecutionData[]> {
			const { error, items } = await engine.runNode({
				type,
				parameters: parameters as never,
				credentials: { highLevelPrivateIntegrationApi: 'pit' },
				input,
				continueOnFail: true,
			});
			if (error) throw new Error(error.message);
			return items;
		},
	};
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
	'this node': nodeWith(),
	'HTTP Request, all at once': allAtOnce,
	'HTTP Request, batched': batched,
	'undici pool that knows the limit': undiciPool,
	'this node, 2 executions': twoAtOnce,
	'this node, 10 at once': nodeWith(10),
	'this node, 25 at once': nodeWith(25),
	'this node, 50 at once': nodeWith(50),
	'this node, 100 at once': nodeWith(100),
	'request helper in a loop': helperLoop,
	'bare undici': undiciPool,
	listing,
};

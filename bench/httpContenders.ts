import { setTimeout as pause } from 'node:timers/promises';
import { Agent, request } from 'undici';
import type { Pair } from './Contender';
import type { BenchTarget } from './sandboxProcess';
import type { Limit } from './limits';

/** Connections of the undici pool: as many as the node keeps requests in flight. */
const CONNECTIONS = 50;

/** The pool's allowance for what a burst takes to arrive, ms. */
const MARGIN_MS = 60;

/** All at once, as n8n's HTTP Request node sends them; a refused row is lost. */
export async function allAtOnce(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const agent = new Agent({ connections: 256 });
	const answers = await Promise.all(pairs.map(async (pair) => await post(agent, target, pair)));
	await agent.close();
	return answers.filter((status) => status === 201).length;
}

/**
 * In batches with a pause, as the HTTP Request node's Batching does; the batch and its pause are the
 * largest that keep within the limit.
 */
export async function batched(
	target: BenchTarget,
	pairs: Pair[],
	limit: Limit = { limit: 50, intervalMs: 500 },
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
export async function undiciPool(
	target: BenchTarget,
	pairs: Pair[],
	limit: Limit | undefined,
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

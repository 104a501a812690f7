import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { HighLevelPrivateIntegrationApi } from '../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { createEngine } from '../test/harness/engine';
import type { Contender, Pair } from './Contender';
import { HelperLoop } from './HelperLoop.node';
import type { BenchTarget } from './sandboxProcess';

/** This package's node, run by n8n's engine, with its default of requests in flight or so many. */
export function nodeWith(concurrency?: number): Contender {
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
export async function twoAtOnce(target: BenchTarget, pairs: Pair[]): Promise<number> {
	const half = Math.ceil(pairs.length / 2);
	const parts = [pairs.slice(0, half), pairs.slice(half)];
	const linked = await Promise.all(
		parts.map(async (part) => await nodeWith()(target, part, undefined)),
	);
	return linked[0] + linked[1];
}

/** The links of the pair's property, all of them, whatever the pairs are; with names or without. */
export function listing(includeNames: boolean): Contender {
	return async (target, [[, property]]) => {
		const { run } = engineFor(target);
		const items = await run(
			'highLevelAssociations',
			{
				resource: 'relation',
				operation: 'getAll',
				object: { __rl: true, mode: 'key', value: 'custom_objects.property' },
				record: { __rl: true, mode: 'id', value: property },
				returnAll: true,
				includeNames,
			},
			[{ json: {} }],
		);
		return items.length;
	};
}

/** All links of the association, whatever the pairs are. */
export async function listAssociation(target: BenchTarget): Promise<number> {
	const { run } = engineFor(target);
	const items = await run(
		'highLevelAssociations',
		{
			resource: 'relation',
			operation: 'getAll',
			of: 'association',
			associations: [target.association],
			returnAll: true,
			includeNames: false,
		},
		[{ json: {} }],
	);
	return items.length;
}

/** What the polls of this process remember, as n8n's database does. */
const staticData: IDataObject = {};

/** A poll of all links of the association; the first one learns, and the next ones compare. */
export async function lookAtAll({
	url,
	pit,
	locationId,
	association,
}: BenchTarget): Promise<number> {
	const engine = createEngine({
		nodes: [HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	engine.setCredential('pit', 'highLevelPrivateIntegrationApi', {
		accessToken: pit,
		locationId,
		endpoints: 'associations',
		baseUrl: url,
	});
	const found = await engine.poll({
		type: 'highLevelAssociationsPollTrigger',
		parameters: {
			of: 'association',
			events: ['RelationCreate', 'RelationDelete'],
			association: { __rl: true, mode: 'id', value: association },
		},
		credentials: { highLevelPrivateIntegrationApi: 'pit' },
		staticData,
	});
	return found?.length ?? 0;
}

/** n8n's request helper in a plain loop, in n8n's engine. */
export async function helperLoop(target: BenchTarget, pairs: Pair[]): Promise<number> {
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

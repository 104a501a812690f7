import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { HighLevelSession } from '../connection/HighLevelSession';
import { nodeError } from '../connection/nodeErrors';
import { pollAssociations, sampleAssociations } from '../highLevel/polling/associationChanges';
import {
	readAssociationMemory,
	writeAssociationMemory,
} from '../highLevel/polling/associationMemory';
import type { Change } from '../highLevel/polling/Change';
import { pollRelations, sampleRelations } from '../highLevel/polling/pollRelations';
import { readRelationMemory, writeRelationMemory } from '../highLevel/polling/relationMemory';
import { eventItem } from '../highLevel/webhooks/eventItem';
import { readSettings, type PollSettings } from './settings';

/** Where the memory stands in the node's static data. */
const STATIC_DATA_FIELD = 'memory';

/** Things shown for each event when the editor fetches a test event. */
const SAMPLE = 3;

/**
 * The trigger's poll function. Polls of one trigger never overlap in this process: n8n may begin the
 * next while a slow one is under way, and both would find the same changes. The later one gives way.
 */
export function pollWith(underWay: Set<string>) {
	return async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const settings = readSettings(this);
		if (this.getMode() === 'manual') return await found(this, sample(this, settings));
		const trigger = `${this.getWorkflow().id}/${this.getNode().id}`;
		if (underWay.has(trigger)) return null;
		underWay.add(trigger);
		return await found(this, look(this, settings)).finally(() => underWay.delete(trigger));
	};
}

/** The items an execution starts with, or null for none. */
async function found(
	context: IPollFunctions,
	looking: Promise<Change[]>,
): Promise<INodeExecutionData[][] | null> {
	const changes = await looking.catch((error: unknown) => {
		throw nodeError(context.getNode(), error);
	});
	if (changes.length === 0) return null;
	return [changes.map(({ event, fields }) => ({ json: eventItem(event, fields) }))];
}

/** Finds what has changed; the memory is written last, so that a poll that fails forgets nothing. */
async function look(context: IPollFunctions, settings: PollSettings): Promise<Change[]> {
	const session = await HighLevelSession.open(context, settings.authentication);
	const client = session.client(settings.locationId);
	const staticData = context.getWorkflowStaticData('node');
	const kept = (staticData[STATIC_DATA_FIELD] ?? {}) as IDataObject;
	const { changes, memory } =
		settings.watch === 'associations'
			? await pollAssociations(client, session.endpoints, readAssociationMemory(kept)).then(
					(found) => ({ ...found, memory: writeAssociationMemory(found.memory) }),
				)
			: await pollRelations(client, session.endpoints, settings, readRelationMemory(kept)).then(
					(found) => ({ ...found, memory: writeRelationMemory(found.memory) }),
				);
	// n8n writes static data to its database when it was set, changed or not.
	if (JSON.stringify(memory) !== JSON.stringify(kept)) staticData[STATIC_DATA_FIELD] = memory;
	return changes.filter(({ event }) => settings.events.includes(event));
}

/** What there is already, as it would come with each of the events; the memory is left alone. */
async function sample(context: IPollFunctions, settings: PollSettings): Promise<Change[]> {
	const session = await HighLevelSession.open(context, settings.authentication);
	const client = session.client(settings.locationId);
	const things =
		settings.watch === 'associations'
			? await sampleAssociations(client, SAMPLE)
			: await sampleRelations(client, settings, SAMPLE);
	if (things.length === 0) {
		throw new NodeOperationError(context.getNode(), `There are no ${settings.watch} to show yet`, {
			description:
				'A test shows what exists already. Make one in HighLevel and fetch again, or activate the workflow: it starts with the first change.',
			level: 'warning',
		});
	}
	return settings.events.flatMap((event) => things.map((fields) => ({ event, fields })));
}

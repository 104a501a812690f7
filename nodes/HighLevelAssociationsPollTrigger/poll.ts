import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { HighLevelSession } from '../connection/HighLevelSession';
import { wallClock } from '../connection/executionClock';
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
 * How long a poll may be under way before a later one takes its place, ms. The longest lists take a few
 * minutes; one that is much later waits for what will not come.
 */
const POLL_PATIENCE_MS = 30 * 60_000;

/** A poll under way. */
interface Poll {
	beganAt: number;
}

/** The polls under way, by their triggers. */
export type PollsUnderWay = Map<string, Poll>;

/**
 * The trigger's poll function. Polls of one trigger do not overlap in this process: n8n may begin the
 * next while a slow one is under way, and both would find the same changes. The later one gives way,
 * unless the earlier one seems never to end: then that one's result counts for nothing any more.
 */
export function pollWith(underWay: PollsUnderWay) {
	return async function poll(this: IPollFunctions): Promise<INodeExecutionData[][] | null> {
		const settings = readSettings(this);
		if (this.getMode() === 'manual') return await found(this, sample(this, settings));
		const trigger = `${this.getWorkflow().id}/${this.getNode().id}`;
		const beganAt = wallClock.now();
		const earlier = underWay.get(trigger);
		if (earlier && beganAt - earlier.beganAt < POLL_PATIENCE_MS) return null;
		const own: Poll = { beganAt };
		underWay.set(trigger, own);
		const isCurrent = (): boolean => underWay.get(trigger) === own;
		return await found(this, look(this, settings, isCurrent)).finally(() => {
			if (isCurrent()) underWay.delete(trigger);
		});
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

/**
 * Finds what has changed; the memory is written last, so that a poll that fails forgets nothing, and not
 * at all where another poll has taken this one's place.
 */
async function look(
	context: IPollFunctions,
	settings: PollSettings,
	isCurrent: () => boolean,
): Promise<Change[]> {
	const session = await HighLevelSession.open(context, settings.authentication);
	const client = session.client(settings.locationId);
	const staticData = context.getWorkflowStaticData('node');
	const kept = memoryOf(staticData, session.baseUrl);
	const { changes, memory } =
		settings.watch === 'associations'
			? await pollAssociations(client, session.endpoints, readAssociationMemory(kept)).then(
					(found) => ({ ...found, memory: writeAssociationMemory(found.memory) }),
				)
			: await pollRelations(client, session.endpoints, settings, readRelationMemory(kept)).then(
					(found) => ({ ...found, memory: writeRelationMemory(found.memory) }),
				);
	if (!isCurrent()) return [];
	const written = { ...memory, server: session.baseUrl };
	// n8n writes static data to its database when it was set, changed or not.
	if (JSON.stringify(written) !== JSON.stringify(kept)) staticData[STATIC_DATA_FIELD] = written;
	return changes.filter(({ event }) => settings.events.includes(event));
}

/**
 * The memory of an earlier poll, if it was of the same server: another may have the same location, and
 * none of its links. What was written before the server was noted counts as of this one.
 */
function memoryOf(staticData: IDataObject, baseUrl: string): IDataObject {
	const kept = (staticData[STATIC_DATA_FIELD] ?? {}) as IDataObject;
	return kept.server === undefined || kept.server === baseUrl ? kept : {};
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

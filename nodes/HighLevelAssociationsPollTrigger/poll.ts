import {
	NodeOperationError,
	type IDataObject,
	type INodeExecutionData,
	type IPollFunctions,
} from 'n8n-workflow';
import { HighLevelSession } from '../connection/HighLevelSession';
import { wallClock } from '../connection/executionClock';
import { nodeError } from '../connection/nodeErrors';
import type { Change } from '../highLevel/polling/Change';
import { eventItem } from '../highLevel/webhooks/eventItem';
import { subjectOf } from '../highLevel/webhooks/eventNames';
import { readSettings, type PollSettings } from './settings';
import { watchesOf } from './watches';
import { withNames, type NamedChange } from './withNames';

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
	looking: Promise<NamedChange[]>,
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
): Promise<NamedChange[]> {
	const session = await HighLevelSession.open(context, settings.authentication);
	const client = session.client(settings.locationId);
	const staticData = context.getWorkflowStaticData('node');
	const kept = memoryOf(staticData, session.baseUrl);
	const changes: Change[] = [];
	const memory: IDataObject = { server: session.baseUrl };
	for (const { subject, look } of watchesOf(settings)) {
		const found = await look(client, session.endpoints, (kept[subject] ?? {}) as IDataObject);
		changes.push(...found.changes);
		memory[subject] = found.memory;
	}
	const selected = changes.filter(({ event }) => settings.events.includes(event));
	const items = settings.includeNames ? await withNames(client, selected) : selected;
	if (!isCurrent()) return [];
	// n8n writes static data to its database when it was set, changed or not.
	if (JSON.stringify(memory) !== JSON.stringify(kept)) staticData[STATIC_DATA_FIELD] = memory;
	return items;
}

/**
 * The memory of an earlier poll, if it was of the same server: another may have the same location, and
 * none of its links. What was written before the server was noted counts as of this one, and what was
 * written when a trigger watched one thing only counts as of that.
 */
function memoryOf(staticData: IDataObject, baseUrl: string): IDataObject {
	const kept = (staticData[STATIC_DATA_FIELD] ?? {}) as IDataObject;
	if (kept.server !== undefined && kept.server !== baseUrl) return {};
	if (kept.watch === undefined) return kept;
	return { [kept.watch === 'associations' ? 'association' : 'relation']: kept };
}

/** What there is already, as it would come with each of the events; the memory is left alone. */
async function sample(context: IPollFunctions, settings: PollSettings): Promise<NamedChange[]> {
	const session = await HighLevelSession.open(context, settings.authentication);
	const client = session.client(settings.locationId);
	const samples: Change[] = [];
	for (const { subject, sample: ask } of watchesOf(settings)) {
		const things = await ask(client, SAMPLE);
		const events = settings.events.filter((event) => subjectOf(event) === subject);
		samples.push(...events.flatMap((event) => things.map((fields) => ({ event, fields }))));
	}
	if (samples.length > 0) return settings.includeNames ? await withNames(client, samples) : samples;
	throw new NodeOperationError(context.getNode(), 'Nothing was found to use as a sample', {
		description:
			'A test shows what already exists. Create a link or an association in HighLevel and fetch again, or publish (activate) the workflow: it starts with the first change.',
		level: 'warning',
	});
}

import { NodeOperationError, type IExecuteFunctions, type INodeExecutionData } from 'n8n-workflow';
import {
	DEFAULT_CONCURRENCY,
	HighLevelSession,
	type Authentication,
} from '../../connection/HighLevelSession';
import { nodeError } from '../../connection/nodeErrors';
import { locationField } from '../../fields/location';
import { ParameterReader } from '../../fields/read/ParameterReader';
import { ParameterSource } from '../../fields/read/ParameterSource';
import { refusalError } from '../../fields/read/Refusal';
import { firstFailure, mapConcurrently } from '../../highLevel/concurrency/pool';
import { giveHints } from './giveHints';
import type { Operation, Work } from './Operation';
import { outputItem } from './outputItem';
import { operationOf } from './properties';
import { summaryOf } from './summary';

const INCLUDE_INPUT = 'options.includeInput';

/** An item that was read: the location it works in, and its work. */
interface Prepared {
	locationId: string;
	work: Work;
}

/**
 * Runs the node: reads all items' parameters, then works on many at once. Outputs come in the order
 * of the items, each paired with its own. Without Continue On Fail an unreadable item stops
 * everything before the first request, and a refused one what has not begun.
 * @throws NodeOperationError, NodeApiError
 */
export async function execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	const items = this.getInputData();
	const keepGoing = this.continueOnFail();
	if (items.length === 0) return [[]];
	const operation = chosenOperation(this);
	const source = ParameterSource.ofItems(this, [locationField, ...operation.properties]);
	const prepared = items.map((_, itemIndex) => prepare(operation, source, itemIndex));
	const unreadable = firstFailure(prepared);
	if (unreadable && !keepGoing) throw unreadable.reason;

	const concurrency = concurrencyOf(source);
	const authentication = this.getNodeParameter('authentication', 0) as Authentication;
	// It sends nothing. Where it cannot be opened, each item says so.
	const [session] = await Promise.allSettled([
		HighLevelSession.open(this, authentication, concurrency),
	]);
	announceNames(prepared, session);
	const run = { keepGoing, log: (text: string) => this.logger?.debug(text) };
	const outcomes = await mapConcurrently(
		prepared,
		itemsAtOnce(operation, source) ?? concurrency,
		async (item) => {
			const { locationId, work } = valueOf(item);
			const outputs = await work(valueOf(session).client(locationId), run);
			const refused = outputs.find((output) => output instanceof Error);
			if (refused && !keepGoing) throw refused;
			return outputs;
		},
		keepGoing,
	);
	const outputs = outcomes.map((outcome) => {
		if (!outcome) return [];
		return outcome.status === 'fulfilled' ? outcome.value : [outcome.reason as Error];
	});
	const notes = session.status === 'fulfilled' ? session.value.notes : [];
	giveHints(this, [...source.notes, ...notes], summaryOf(outputs.flat()));
	if (!keepGoing) throwFirst(this, outcomes);
	const inputs = items.map(({ json }, item) => (includesInput(source, item) ? json : undefined));
	return [
		outputs.flatMap((ofItem, item) =>
			ofItem.map((output) => outputItem(this, output, item, inputs[item])),
		),
	];
}

function chosenOperation(context: IExecuteFunctions): Operation {
	// Neither can be an expression, so they are the same for all items.
	const resource = context.getNodeParameter('resource', 0) as string;
	const name = context.getNodeParameter('operation', 0) as string;
	const operation = operationOf(resource, name);
	if (operation) return operation;
	throw new NodeOperationError(
		context.getNode(),
		`The operation "${name}" of the resource "${resource}" does not exist`,
		{ description: 'Choose Resource and Operation from the lists.' },
	);
}

function prepare(
	operation: Operation,
	source: ParameterSource,
	itemIndex: number,
): PromiseSettledResult<Prepared> {
	try {
		const parameters = new ParameterReader(source, itemIndex);
		const locationId = parameters.locationId();
		parameters.flag(INCLUDE_INPUT);
		const work = operation.prepare(parameters);
		return { status: 'fulfilled', value: { locationId, work } };
	} catch (reason) {
		return {
			status: 'rejected',
			reason: nodeError(source.node, refusalError(source.node, reason, itemIndex), itemIndex),
		};
	}
}

/** Whether the item's own fields come out too, of a refused item as well. */
function includesInput(source: ParameterSource, itemIndex: number): boolean {
	try {
		return new ParameterReader(source, itemIndex).flag(INCLUDE_INPUT);
	} catch {
		// It is what the item was refused for.
		return false;
	}
}

/** Says which names all items hold before the first item is worked on, so that they are looked up together. */
function announceNames(
	prepared: Array<PromiseSettledResult<Prepared>>,
	session: PromiseSettledResult<HighLevelSession>,
): void {
	if (session.status === 'rejected') return;
	for (const item of prepared) {
		if (item.status === 'rejected') continue;
		const { locationId, work } = item.value;
		if (!work.names?.length) continue;
		try {
			session.value.client(locationId).lookup.announce(work.names);
		} catch {
			// The item itself says that its location is missing.
		}
	}
}

/** One for the whole execution: where it is an expression, the first item's. */
function concurrencyOf(source: ParameterSource): number {
	try {
		return new ParameterReader(source, 0).concurrency() ?? DEFAULT_CONCURRENCY;
	} catch (reason) {
		throw nodeError(source.node, refusalError(source.node, reason, 0), 0);
	}
}

/** How many items the operation wants to be worked on at once, where it wants another number. */
function itemsAtOnce(operation: Operation, source: ParameterSource): number | undefined {
	try {
		return operation.itemsAtOnce?.(new ParameterReader(source, 0));
	} catch {
		// A parameter that cannot be read is said of each item.
		return undefined;
	}
}

/** Throws the first failure, which says how many items were done. */
function throwFirst(
	context: IExecuteFunctions,
	outcomes: Array<PromiseSettledResult<unknown> | undefined>,
): void {
	const failed = firstFailure(outcomes);
	if (!failed) return;
	const done = outcomes.filter((outcome) => outcome?.status === 'fulfilled').length;
	throw nodeError(context.getNode(), failed.reason, failed.at, { done, of: outcomes.length });
}

/** What was settled, or throws what it failed with. */
function valueOf<T>(settled: PromiseSettledResult<T>): T {
	if (settled.status === 'rejected') throw settled.reason;
	return settled.value;
}

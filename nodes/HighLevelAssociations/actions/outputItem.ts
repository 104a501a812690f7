import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { refusedItem } from '../../connection/nodeErrors';

/** What happened: it stands in front of everything else. */
const WHAT_HAPPENED = ['outcome', 'reason', 'deleted', 'linked'];

/**
 * One item of the output, paired with the item it is for. Where the input's fields come out too, they
 * follow what happened and precede the IDs, because people know the item by them; where both have a
 * field of the same name, it is the output's.
 */
export function outputItem(
	context: IExecuteFunctions,
	output: Error | IDataObject,
	item: number,
	input: IDataObject | undefined,
): INodeExecutionData {
	const pairedItem = { item };
	if (output instanceof Error) {
		const refused = refusedItem(output);
		return { json: { ...refused, ...inputBeside(context, input), ...refused }, pairedItem };
	}
	// A copy: what was fetched once may come out for several items.
	return {
		json: input ? { ...whatHappened(output), ...input, ...output } : { ...output },
		pairedItem,
	};
}

/** Sync has lists under such names: they are its result. */
function whatHappened(output: IDataObject): IDataObject {
	const happened = Object.entries(output).filter(
		([name, value]) => WHAT_HAPPENED.includes(name) && typeof value !== 'object',
	);
	return Object.fromEntries(happened);
}

/**
 * The input's fields for a refused item. In the error output n8n adds them by itself, and recognises a
 * refused item there by having an error and nothing else.
 */
function inputBeside(
	context: IExecuteFunctions,
	input: IDataObject | undefined,
): IDataObject | undefined {
	return context.getNode().onError === 'continueErrorOutput' ? undefined : input;
}

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { refusedItem } from '../../connection/nodeErrors';

/** What happened, where an output says it: it stands in front of everything else. */
const WHAT_HAPPENED = ['outcome', 'reason', 'deleted', 'linked'];

/**
 * One item of the output, paired with the item it is for. Where the input's fields come out too, the
 * output is a report of them: each item says what happened and why not, then come the input's fields, by
 * which people know it, then IDs and the rest. Where both have a field of the same name, it is the output's.
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
		// In the error output n8n adds the input by itself, and knows a refused item by its error alone.
		const isReport = input && context.getNode().onError !== 'continueErrorOutput';
		if (!isReport) return { json: refused, pairedItem };
		return {
			json: reportOf({ outcome: 'refused', reason: refused.error, ...refused }, input),
			pairedItem,
		};
	}
	// A copy: what was fetched once may come out for several items.
	return { json: input ? reportOf(withReason(output), input) : { ...output }, pairedItem };
}

function reportOf(output: IDataObject, input: IDataObject): IDataObject {
	const happened = Object.entries(output).filter(
		// Sync has lists under such names: they are its result.
		([name, value]) => WHAT_HAPPENED.includes(name) && !Array.isArray(value),
	);
	return { ...Object.fromEntries(happened), ...input, ...output };
}

/** n8n's table takes its columns in the order they first come in: so those without a reason say so. */
function withReason(output: IDataObject): IDataObject {
	const { outcome, reason = null } = output;
	return outcome === undefined ? output : { outcome, reason, ...output };
}

import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { isHighLevelError } from '../highLevel/api/HighLevelError';
import { withoutSecrets } from '../highLevel/api/apiWords';

/**
 * Whatever was thrown, as the error n8n shows: what happened as its message; what to do, HighLevel's
 * own words and the trace ID as its description. It is built afresh, so nothing of the request (its
 * token least of all) is in it.
 */
export function nodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
): NodeApiError | NodeOperationError {
	if (error instanceof NodeOperationError || error instanceof NodeApiError) {
		if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
		error.message = shortened(error.message);
		return error;
	}
	if (!isHighLevelError(error)) {
		const message = error instanceof Error ? error.message : String(error);
		return new NodeOperationError(node, shortened(withoutSecrets(message)), { itemIndex });
	}
	const { description, status } = error;
	const message = shortened(error.message);
	if (status === undefined) {
		return new NodeOperationError(node, message, { description, itemIndex, level: 'warning' });
	}
	const plain: JsonObject = { message, description, httpCode: String(status) };
	return new NodeApiError(node, plain, {
		message,
		description,
		httpCode: String(status),
		itemIndex,
		level: 'warning',
	});
}

/** Longest message, in characters: one that quotes a pasted document cannot be read by anybody. */
const LONGEST_MESSAGE = 1_000;

/** The text with its middle left out where it is too long: both ends say what happened. */
function shortened(text: string): string {
	if (text.length <= LONGEST_MESSAGE) return text;
	const end = LONGEST_MESSAGE / 4;
	return `${text.slice(0, LONGEST_MESSAGE - end)}…${text.slice(-end)}`;
}

import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { isHighLevelError } from '../highLevel/HighLevelError';
import { withoutSecrets } from '../highLevel/errors';

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
		return error;
	}
	if (!isHighLevelError(error)) {
		const message = error instanceof Error ? error.message : String(error);
		return new NodeOperationError(node, withoutSecrets(message), { itemIndex });
	}
	const { message, description, status } = error;
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

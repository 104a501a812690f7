import { NodeApiError, NodeOperationError, type INode, type JsonObject } from 'n8n-workflow';
import { isHighLevelError } from '../highLevel/api/HighLevelError';
import { withoutSecrets } from '../highLevel/api/apiWords';

/** How many of the items were done when the work stopped. */
export interface Progress {
	done: number;
	of: number;
}

/**
 * Anything that was thrown, as the error n8n shows. Its message says what happened, at which item and
 * how many were done, because n8n's notifications, its list of executions and an AI agent show nothing
 * else. Its description says what to do, then HighLevel's own words, the trace ID last. It is built
 * afresh, so nothing of the request (its token least of all) is in it.
 */
export function nodeError(
	node: INode,
	error: unknown,
	itemIndex?: number,
	progress?: Progress,
): NodeApiError | NodeOperationError {
	const isOfMany = progress !== undefined && progress.of > 1;
	const { message: what, paragraphs } = textsOf(error);
	const message = isOfMany ? withProgress(what, itemIndex, progress) : what;
	const [fix, ...rest] = isHighLevelError(error) ? paragraphs.map(withoutTags) : paragraphs;
	const description =
		[fix, isOfMany && GO_ON, ...rest].filter(Boolean).join('<br><br>') || undefined;
	if (error instanceof NodeOperationError || error instanceof NodeApiError) {
		if (itemIndex !== undefined) error.context.itemIndex ??= itemIndex;
		error.message = message;
		error.description = description;
		return error;
	}
	const status = isHighLevelError(error) ? error.status : undefined;
	if (status === undefined) {
		const level = isHighLevelError(error) ? 'warning' : undefined;
		return new NodeOperationError(node, message, { description, itemIndex, level });
	}
	const plain: JsonObject = { message, description: description ?? '', httpCode: String(status) };
	return new NodeApiError(node, plain, {
		message,
		description,
		httpCode: String(status),
		itemIndex,
		level: 'warning',
	});
}

/** The same as plain text, in the item of a run that continues. */
export function refusedItem(error: unknown): { error: string; message?: string } {
	const { message, paragraphs } = textsOf(error);
	// Of an item with an `error` of its own n8n keeps that error's message alone (normalizeNodeErrors in
	// n8n-core); without, it recognises a refused one by these two names, in all releases since 1.85.
	return { error: message, ...(paragraphs.length > 0 && { message: paragraphs.join('\n') }) };
}

const GO_ON =
	'Turn on "Continue (using error output)" under On Error in the settings to continue with the other items.';

/** Longest message, in characters: nobody can read one that quotes a whole document. */
const LONGEST_MESSAGE = 1_000;

function textsOf(error: unknown): { message: string; paragraphs: string[] } {
	if (isHighLevelError(error)) {
		return { message: shortened(error.message), paragraphs: error.paragraphs };
	}
	if (error instanceof NodeOperationError || error instanceof NodeApiError) {
		const { message, description } = error;
		return { message: shortened(message), paragraphs: description ? [description] : [] };
	}
	const message = error instanceof Error ? error.message : String(error);
	return { message: shortened(withoutSecrets(message)), paragraphs: [] };
}

/** The message with the item, as n8n counts it, and how many were done. */
function withProgress(message: string, itemIndex: number | undefined, { done, of }: Progress) {
	const item =
		itemIndex === undefined || /\[item \d+\]/.test(message) ? '' : ` [item ${itemIndex}]`;
	return `${message}${item} (${done} of ${of} items were done)`;
}

/** n8n's panel reads a description as HTML: a tag in somebody's words would be missing there. */
function withoutTags(text: string): string {
	return text.replace(/<(?=[a-z/!?])/gi, '&lt;');
}

/** The text with its middle left out where it is too long: both ends say what happened. */
function shortened(text: string): string {
	if (text.length <= LONGEST_MESSAGE) return text;
	const end = LONGEST_MESSAGE / 4;
	return `${text.slice(0, LONGEST_MESSAGE - end)}…${text.slice(-end)}`;
}

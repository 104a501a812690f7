import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Shows sentences on a run above its output: the notes, which go to n8n's log as well, and the summary.
 * Not where an AI agent runs the node: it would read them as the result.
 */
export function giveHints(
	context: IExecuteFunctions,
	notes: Iterable<string>,
	summary: string[],
): void {
	const logged = [...new Set(notes)];
	for (const message of logged) context.logger.info(message);
	const messages = [...logged, ...summary];
	if (messages.length === 0 || isTool(context)) return;
	// Not in every release of n8n that the node runs in.
	context.addExecutionHints?.(
		...messages.map((message) => ({ message: asText(message), location: 'outputPane' as const })),
	);
}

/** n8n runs a tool as a node of its own type, or by a context that says so in newer releases. */
function isTool(context: IExecuteFunctions): boolean {
	return context.isToolExecution?.() === true || context.getNode().type.endsWith('Tool');
}

/** n8n shows a hint as HTML. */
function asText(message: string): string {
	return message.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

import type { IExecuteFunctions } from 'n8n-workflow';

/**
 * Shows notes on a run that did its work, above its output and in n8n's log. Not where an AI agent runs
 * the node: it would read them as the result.
 */
export function giveHints(context: IExecuteFunctions, notes: Iterable<string>): void {
	const messages = [...new Set(notes)];
	if (messages.length === 0) return;
	for (const message of messages) context.logger.info(message);
	// Both are not in every release of n8n that the node runs in.
	if (context.isToolExecution?.()) return;
	context.addExecutionHints?.(
		...messages.map((message) => ({ message: asText(message), location: 'outputPane' as const })),
	);
}

/** n8n shows a hint as HTML. */
function asText(message: string): string {
	return message.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}

import { randomUUID } from 'node:crypto';

import type { Execution } from './Execution';
import type { N8nApi } from './N8nApi';

/**
 * Sends a message to a workflow's chat trigger, as the chat in n8n's editor does, and waits until it
 * is answered. The workflow must not have run before.
 */
export async function chatWith(
	api: N8nApi,
	workflowId: string,
	triggerName: string,
	chatInput: string,
): Promise<Execution> {
	const sessionId = randomUUID();
	await api.request('POST', `/workflows/${workflowId}/run`, {
		triggerToStartFrom: { name: triggerName },
		chatSessionId: sessionId,
	});
	const response = await fetch(`${api.url}/webhook-test/${workflowId}/${sessionId}`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ action: 'sendMessage', sessionId, chatInput }),
	});
	if (!response.ok) throw new Error(`The chat was answered ${response.status}`);
	const [id] = await api.waitForExecutions(workflowId, 1);
	return await api.finished(id);
}

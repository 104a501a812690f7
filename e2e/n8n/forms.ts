import { waitFor } from '../processes/waitFor';
import type { TestBed } from '../TestBed';
import type { Execution } from './Execution';
import type { SavedWorkflow } from './WorkflowJson';

/**
 * Publishes a workflow, fills in its form as a browser does, and waits for what comes of it.
 * @param answers one for each field, in their order
 */
export async function submitForm(
	{ api, n8n }: TestBed,
	{ id, nodes: [form] }: SavedWorkflow,
	answers: Array<string | File>,
): Promise<Execution> {
	await api.activate(id);
	const url = `${n8n.url}/form/${String(form.webhookId)}`;
	// n8n serves it a moment after it has called the workflow active.
	await waitFor('the form', async () => (await fetch(url)).ok);
	const body = new FormData();
	answers.forEach((answer, i) => body.append(`field-${i}`, answer));
	const response = await fetch(url, { method: 'POST', body });
	if (!response.ok) throw new Error(`The form answers ${response.status}`);
	const [executionId] = await api.waitForExecutions(id, 1);
	return await api.finished(executionId);
}

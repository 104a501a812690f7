import type { INodeTypeDescription } from 'n8n-workflow';

import { waitFor } from '../processes/waitFor';
import { readExecution, type Execution, type StoredExecution } from './Execution';
import type { SavedWorkflow, WorkflowJson, WorkflowNode } from './WorkflowJson';

/** The most executions n8n lists at once. */
const PAGE = 100;

interface ExecutionList {
	results: Array<{ id: string; stoppedAt: string | null }>;
}

/** The first user of an n8n that lives as long as the run. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Olive',
	lastName: 'Owner',
	password: 'Loopback-only-1',
};

/** n8n's own REST calls, as its editor makes them, signed in as the owner. */
export class N8nApi {
	private cookie = '';

	constructor(readonly url: string) {}

	/** Makes the first user of a new n8n. */
	async setUpOwner(): Promise<void> {
		await this.request('POST', '/owner/setup', OWNER);
	}

	/** Waits until n8n has its database, after an outage for example. */
	async ready(): Promise<void> {
		await waitFor('n8n to be ready', async () => (await fetch(`${this.url}/healthz/readiness`)).ok);
	}

	async signIn(): Promise<void> {
		const { email, password } = OWNER;
		await this.request('POST', '/login', { emailOrLdapLoginId: email, password });
	}

	async createCredential(
		name: string,
		type: string,
		data: Record<string, unknown>,
	): Promise<{ id: string; name: string }> {
		return await this.request('POST', '/credentials', { name, type, data });
	}

	async credentialByName(name: string): Promise<{ id: string; name: string; type: string }> {
		const all = await this.request<Array<{ id: string; name: string; type: string }>>(
			'GET',
			'/credentials',
		);
		const found = all.find((credential) => credential.name === name);
		if (!found) throw new Error(`n8n has no credential "${name}"`);
		return found;
	}

	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		return await this.request('POST', '/workflows', {
			settings: { executionOrder: 'v1' },
			...workflow,
		});
	}

	async workflow(id: string): Promise<SavedWorkflow> {
		return await this.request('GET', `/workflows/${id}`);
	}

	async workflows(): Promise<SavedWorkflow[]> {
		return await this.request('GET', '/workflows');
	}

	async saveNodes(id: string, nodes: WorkflowNode[]): Promise<void> {
		const { name, connections, settings, versionId } = await this.workflow(id);
		const changed = { name, nodes, connections, settings, versionId };
		await this.request('PATCH', `/workflows/${id}?forceSave=true`, changed);
	}

	/** Publishes the version saved last, which activates its triggers. */
	async activate(id: string): Promise<void> {
		const { versionId } = await this.workflow(id);
		await this.request('POST', `/workflows/${id}/activate`, { versionId });
	}

	async deactivate(id: string): Promise<void> {
		await this.request('POST', `/workflows/${id}/deactivate`, {});
	}

	/** Starts a workflow from one of its triggers, as the editor's button does, without waiting. */
	async run(workflowId: string, triggerName: string): Promise<string> {
		const { executionId } = await this.request<{ executionId?: string }>(
			'POST',
			`/workflows/${workflowId}/run`,
			{ triggerToStartFrom: { name: triggerName } },
		);
		if (!executionId) throw new Error('n8n waits for a webhook instead of running the workflow');
		return executionId;
	}

	/** @throws Error when it has not ended in time */
	async finished(executionId: string, timeoutMs = 120_000): Promise<Execution> {
		return await waitFor(
			`execution ${executionId} to end`,
			async () => {
				const stored = await this.request<StoredExecution>('GET', `/executions/${executionId}`);
				return stored.stoppedAt ? readExecution(stored) : undefined;
			},
			{ timeoutMs },
		);
	}

	/**
	 * The ids of a workflow's executions that have ended, oldest first. n8n sorts its list by the time of
	 * the start and cuts it by id, so pages of it overlap: each is asked for by its range of ids instead.
	 */
	async executionIds(workflowId: string): Promise<string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const list = async (range: string) => {
			const path = `/executions?filter=${filter}&limit=${PAGE}${range}`;
			return (await this.request<ExecutionList>('GET', path)).results;
		};
		const newest = Math.max(0, ...(await list('')).map(({ id }) => Number(id)));
		const ids: string[] = [];
		for (let firstId = 0; firstId < newest + PAGE; firstId += PAGE) {
			const page = await list(`&firstId=${firstId}&lastId=${firstId + PAGE + 1}`);
			ids.push(...page.filter(({ stoppedAt }) => stoppedAt).map(({ id }) => id));
		}
		return ids.sort((a, b) => Number(a) - Number(b));
	}

	/** Waits until so many of a workflow's executions have ended. @returns their ids, oldest first */
	async waitForExecutions(
		workflowId: string,
		count: number,
		timeoutMs = 60_000,
	): Promise<string[]> {
		const look = async () => {
			// Counting is one small question; listing many executions is several large ones.
			if ((await this.executionCount(workflowId)) < count) return undefined;
			const ids = await this.executionIds(workflowId);
			return ids.length >= count && ids;
		};
		const every = { timeoutMs, everyMs: count > PAGE ? 1000 : 250 };
		return await waitFor(`${count} executions`, look, every);
	}

	/** How many of a workflow's executions have this status. */
	async executionCount(workflowId: string, status?: string[]): Promise<number> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId, ...(status && { status }) }));
		const { count } = await this.request<{ count: number }>(
			'GET',
			`/executions?filter=${filter}&limit=1`,
		);
		return count;
	}

	/** What n8n knows of the nodes it has loaded, with the fields it adds itself, such as Poll Times. */
	async nodeTypes(): Promise<INodeTypeDescription[]> {
		const response = await fetch(`${this.url}/types/nodes.json`, {
			headers: { cookie: this.cookie },
		});
		return (await response.json()) as INodeTypeDescription[];
	}

	/**
	 * Any REST call.
	 * @param path below `/rest`
	 * @throws Error with n8n's message
	 */
	async request<T>(method: string, path: string, body?: unknown): Promise<T> {
		const response = await fetch(`${this.url}/rest${path}`, {
			method,
			headers: { 'content-type': 'application/json', cookie: this.cookie },
			...(body !== undefined && { body: JSON.stringify(body) }),
		});
		const [cookie] = response.headers.getSetCookie();
		if (cookie) this.cookie = cookie.split(';')[0];
		const text = await response.text();
		if (!response.ok)
			throw new Error(`${method} ${path}: ${response.status} ${text.slice(0, 600)}`);
		return (JSON.parse(text) as { data: T }).data;
	}
}

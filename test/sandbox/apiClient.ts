import { request } from 'undici';

import type { Sandbox } from '../../sandbox';

/** Answers come in every shape; tests look into them freely. */
type Any = ReturnType<typeof JSON.parse>;

/** An answer of the sandbox: its body parsed when it is JSON, else as text. */
export interface ApiAnswer {
	status: number;
	body: Any;
	headers: Record<string, unknown>;
}

type Send = (path: string, body?: object, headers?: Record<string, string>) => Promise<ApiAnswer>;

/** Calls a sandbox as an API client would. */
export interface ApiClient {
	get: Send;
	post: Send;
	put: Send;
	delete: Send;
}

/** A client with this token (default: the one with every scope) and the right headers. */
export function apiClient(sandbox: Sandbox, token = sandbox.pit): ApiClient {
	const send =
		(method: 'GET' | 'POST' | 'PUT' | 'DELETE'): Send =>
		async (path, payload, headers = {}) => {
			const answer = await request(sandbox.url + path, {
				method,
				headers: {
					authorization: `Bearer ${token}`,
					version: '2021-07-28',
					...(payload && { 'content-type': 'application/json' }),
					...headers,
				},
				body: payload && JSON.stringify(payload),
			});
			const text = await answer.body.text();
			const isJson = String(answer.headers['content-type']).startsWith('application/json');
			return {
				status: answer.statusCode,
				body: isJson ? JSON.parse(text) : text,
				headers: answer.headers,
			};
		};
	return { get: send('GET'), post: send('POST'), put: send('PUT'), delete: send('DELETE') };
}

/** Records and associations of the seeded agency that tests use by name. */
export function seeded({ state }: Sandbox) {
	const contacts = state.records.list('contact').map(({ id }) => id);
	const properties = state.records.list('custom_objects.property').map(({ id }) => id);
	const [company] = state.records.list('business').map(({ id }) => id);
	const [opportunity] = state.records.list('opportunity').map(({ id }) => id);
	const association = (key: string) => {
		const found = state.associations.byKey(key);
		if (!found) throw new Error(`The seed has no association ${key}.`);
		return found;
	};
	return { contacts, properties, company, opportunity, association };
}

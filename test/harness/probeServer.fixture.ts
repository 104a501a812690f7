import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that greets those who show a good token. */
export interface ProbeServer {
	url: string;
	/** Path of each request since the last reset. */
	requests: string[];
	reset: () => void;
	/** Resolves when a request for `slow` hangs. */
	whenSlowIsWaiting: () => Promise<void>;
	close: () => Promise<void>;
}

/** Listens on a free port of this machine; its `/token` gives fresh OAuth tokens. */
export async function startProbeServer(): Promise<ProbeServer> {
	const requests: string[] = [];
	let refreshes = 0;
	let slowWaits = () => {};
	let slow = new Promise<void>((resolve) => (slowWaits = resolve));

	const server = createServer((request, response) => {
		const { pathname, searchParams } = new URL(request.url ?? '/', 'http://probe');
		requests.push(pathname);
		const answer = (status: number, body: unknown) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		};
		if (pathname === '/token') {
			refreshes++;
			return answer(200, {
				access_token: `fresh-${refreshes}`,
				refresh_token: `refresh-${refreshes + 1}`,
				token_type: 'Bearer',
			});
		}
		const authorization = request.headers.authorization ?? '';
		if (!/^Bearer (good|fresh)/.test(authorization)) return answer(401, { message: 'who?' });
		const name = searchParams.get('name');
		if (name === 'missing') return answer(404, { message: 'nobody here' });
		if (name === 'slow') return slowWaits();
		answer(200, { hello: name, authorization });
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		reset: () => {
			requests.length = 0;
			refreshes = 0;
			slow = new Promise<void>((resolve) => (slowWaits = resolve));
		},
		whenSlowIsWaiting: async () => await slow,
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

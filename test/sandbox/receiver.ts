import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request that came in, its body in the bytes that came. */
export interface Received {
	headers: IncomingHttpHeaders;
	body: Buffer;
	url: string;
}

/** A server that takes webhooks. */
export interface Receiver {
	url: string;
	received: Received[];
	/** The status of the n-th answer, from 0; 200 unless set. */
	answers: (n: number) => number;
	close(): Promise<void>;
}

/** Listens on a free port of this machine until it is closed. */
export async function startReceiver(): Promise<Receiver> {
	const received: Received[] = [];
	const server = createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			received.push({
				headers: request.headers,
				body: Buffer.concat(parts),
				url: request.url ?? '',
			});
			response.writeHead(receiver.answers(received.length - 1)).end('ok');
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const receiver: Receiver = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
		received,
		answers: () => 200,
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return receiver;
}

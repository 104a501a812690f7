import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { IDataObject } from 'n8n-workflow';
import type { Delivered, Engine } from '../test/harness/engine';

/** A trigger that listens at a URL of this machine, as n8n lets an activated one do. */
export interface ListeningTrigger {
	url: string;
	/** How each delivery was answered, and what it started; oldest first. */
	received: Delivered[];
	/** Executions started so far. */
	readonly started: number;
	close(): Promise<void>;
}

/** Listens on a free loopback port and hands each request to the trigger in n8n's engine. */
export async function listen(
	engine: Engine,
	type: string,
	parameters: IDataObject,
): Promise<ListeningTrigger> {
	const received: Delivered[] = [];
	/** What n8n would keep of the node in its database. */
	const staticData: IDataObject = {};
	const deliver = async (request: IncomingMessage) => {
		const { searchParams } = new URL(request.url ?? '/', 'http://localhost');
		const delivered = await engine.deliver({
			type,
			parameters,
			staticData,
			rawBody: await buffer(request),
			headers: request.headers as Record<string, string>,
			query: Object.fromEntries(searchParams),
		});
		received.push(delivered);
		return delivered;
	};
	const server = createServer((request, response) => {
		deliver(request).then(
			({ status, body }) => response.writeHead(status).end(JSON.stringify(body)),
			() => response.writeHead(500).end(),
		);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const { port } = server.address() as AddressInfo;
	return {
		url: `http://127.0.0.1:${port}/webhook`,
		received,
		get started() {
			return received.filter(({ items }) => items !== undefined).length;
		},
		async close() {
			server.closeAllConnections();
			await new Promise<void>((resolve) => server.close(() => resolve()));
		},
	};
}

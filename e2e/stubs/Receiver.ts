import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Cleanup } from '../processes/Cleanup';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import { node } from '../n8n/workflows';

/**
 * What a workflow has done outside n8n: a server that a workflow's node calls, with an event's ID or a
 * message. n8n's own list of executions is no such witness while its database is away.
 */
export class Receiver {
	/** What came, such as the events' IDs, in the order it came. */
	readonly received: string[] = [];

	private constructor() {}

	/** @param answer what it gives whoever calls it, as JSON */
	static async start(cleanup: Cleanup, answer: unknown = {}): Promise<Receiver> {
		const receiver = new Receiver();
		const server = createServer((request, response) => {
			receiver.received.push(decodeURIComponent(String(request.url).split('/').at(-1) ?? ''));
			response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		cleanup.add(() => void server.close());
		receiver.port = (server.address() as AddressInfo).port;
		return receiver;
	}

	private port = 0;

	/** The node that calls it with the event's ID, to follow the trigger. */
	get node(): WorkflowNode {
		return this.told('$json.id', 1);
	}

	/** A node that calls it with what an expression gives. @param place counts from the left */
	told(expression: string, place: number): WorkflowNode {
		return node('Received', 'n8n-nodes-base.httpRequest', place, {
			typeVersion: 4.2,
			parameters: {
				url: `=http://127.0.0.1:${this.port}/{{ encodeURIComponent(${expression}) }}`,
			},
		});
	}
}

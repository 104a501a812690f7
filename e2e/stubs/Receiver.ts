import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { Cleanup } from '../processes/Cleanup';
import type { WorkflowNode } from '../n8n/WorkflowJson';
import { node } from '../n8n/workflows';

/**
 * What a workflow has done outside n8n: a server that a workflow's last node calls with the event's ID.
 * n8n's own list of executions is no such witness while its database is away.
 */
export class Receiver {
	/** The events' IDs, in the order they came. */
	readonly received: string[] = [];

	private constructor() {}

	static async start(cleanup: Cleanup): Promise<Receiver> {
		const receiver = new Receiver();
		const server = createServer((request, response) => {
			receiver.received.push(String(request.url).split('/').at(-1) ?? '');
			response.setHeader('content-type', 'application/json').end('{}');
		});
		await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
		cleanup.add(() => void server.close());
		receiver.port = (server.address() as AddressInfo).port;
		return receiver;
	}

	private port = 0;

	/** The node that calls it, to follow the trigger. */
	get node(): WorkflowNode {
		return node('Received', 'n8n-nodes-base.httpRequest', 1, {
			typeVersion: 4.2,
			parameters: {
				url: `=http://127.0.0.1:${this.port}/{{ $json.id }}`,
				options: {},
			},
		});
	}
}

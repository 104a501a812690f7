import { Agent } from 'node:http';
import type { ClientRequest } from 'node:http';

/** Which requests find nobody listening. */
interface Refused {
	/** The port of the server that is asked. */
	port: number;
	method: string;
	path: RegExp;
	/** How many. */
	times: number;
}

/** Nothing listens on the first port of this machine. */
const CLOSED_PORT = 1;

const refused = new Set<Refused & { hits: number }>();

interface AgentInside {
	addRequest(request: ClientRequest, options: { port?: number | string }, ...rest: unknown[]): void;
}

/**
 * From now on the connections of these requests go to a port nobody listens on, where the operating
 * system refuses them. A server cannot do that by itself: it would have to know a request before it
 * is sent.
 */
export function refuseConnections(rule: Refused): { readonly hits: number; remove(): void } {
	const entry = { ...rule, hits: 0 };
	refused.add(entry);
	return {
		get hits() {
			return entry.hits;
		},
		remove: () => refused.delete(entry),
	};
}

/** Makes {@link refuseConnections} work within a test file. */
export function watchConnections(): void {
	const inside = Agent.prototype as unknown as AgentInside;
	const { addRequest } = inside;
	beforeAll(() => {
		inside.addRequest = function (request, options, ...rest) {
			const [path] = request.path.split('?');
			for (const rule of refused) {
				if (Number(options.port) !== rule.port || rule.hits >= rule.times) continue;
				if (request.method !== rule.method || !rule.path.test(path)) continue;
				rule.hits += 1;
				options.port = CLOSED_PORT;
			}
			addRequest.call(this, request, options, ...rest);
		};
	});
	afterAll(() => {
		inside.addRequest = addRequest;
	});
}

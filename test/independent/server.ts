import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { agencyEndpoints } from './agency';
import { associationEndpoints } from './associations';
import { companyEndpoints } from './companies';
import { contactEndpoints } from './contacts';
import { Data } from './Data';
import {
	endpointFor,
	faultsOf,
	headerRefusal,
	paramsOf,
	refusal,
	AGENCY_TOKEN,
	TOKEN,
	type Answer,
	type Endpoint,
	type Incoming,
} from './endpoint';
import { recordEndpoints } from './records';
import { relationEndpoints } from './relations';
import { secondFamilyEndpoints } from './secondFamily';
import type { Settings } from './settings';

const USUAL: Settings = {
	recordFilters: true,
	mostFilters: 100,
	pageLimit: 500,
	mostRelations: 100,
	total: (count) => count,
	embeddedRelations: () => [],
	duplicate: {
		status: 400,
		message: 'Could not create relation: duplicate relation of object Ids for given association',
	},
	fullSide: { status: 400, message: 'Cardinality limit reached for this association' },
};

/** A HighLevel written from its description alone, with data of its own. */
export interface HighLevelServer {
	url: string;
	data: Data;
	/** How often each endpoint was asked, as `METHOD /path/:id`; refused requests included. */
	counts(): Record<string, number>;
	/** How many requests there were in all. */
	total(): number;
	/** Requests that no description lists, in words. */
	refused: string[];
	/** Called before each request is answered. */
	onRequest?: (endpoint: string) => void;
	/** Begins to count anew. */
	clear(): void;
	close(): Promise<void>;
}

/** Starts a server on a free port of this machine. */
export async function startHighLevel(changes: Partial<Settings> = {}): Promise<HighLevelServer> {
	const settings = { ...USUAL, ...changes };
	const data = new Data();
	const endpoints = [
		...associationEndpoints(data),
		...relationEndpoints(data, settings),
		...secondFamilyEndpoints(data, settings),
		...recordEndpoints(data, settings),
		...contactEndpoints(data, settings),
		...companyEndpoints(data),
		...agencyEndpoints(data),
	];
	const asked = new Map<string, number>();
	const refused: string[] = [];
	const server = createServer((request, response) => {
		void answerTo(request).then(({ status, body }) => {
			response.writeHead(status, { 'content-type': 'application/json' });
			response.end(JSON.stringify(body));
		});
	});

	async function answerTo(request: IncomingMessage): Promise<Answer> {
		const { method = '', headers } = request;
		const url = new URL(request.url ?? '', 'http://x');
		const sent = await bodyOf(request);
		const endpoint = endpointFor(endpoints, method, url.pathname);
		const name = endpoint ? `${method} ${endpoint.path}` : `${method} ${url.pathname}`;
		asked.set(name, (asked.get(name) ?? 0) + 1);
		api.onRequest?.(name);
		const wrongHeaders = headerRefusal(headers, sent !== undefined);
		if (wrongHeaders) return wrongHeaders;
		if (!endpoint) {
			refused.push(`no endpoint for ${name}`);
			return refusal(404, `Cannot ${method} ${url.pathname}`);
		}
		const incoming: Incoming = {
			params: paramsOf(endpoint, url.pathname),
			query: url.searchParams,
			body: sent ?? {},
		};
		return (
			accessRefusal(endpoint, headers.authorization, incoming, data) ??
			listedOnly(endpoint, incoming, name) ??
			endpoint.answer(incoming)
		);
	}

	function listedOnly(endpoint: Endpoint, incoming: Incoming, name: string): Answer | undefined {
		const wrong = faultsOf(endpoint, incoming);
		if (wrong.length === 0) return undefined;
		refused.push(...wrong.map((what) => `${name}: ${what}`));
		return refusal(422, wrong);
	}

	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const api: HighLevelServer = {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		data,
		refused,
		counts: () => Object.fromEntries([...asked].sort(([one], [other]) => (one < other ? -1 : 1))),
		total: () => [...asked.values()].reduce((sum, count) => sum + count, 0),
		clear() {
			asked.clear();
			refused.length = 0;
		},
		async close() {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
	return api;
}

function accessRefusal(
	{ agency, path }: Endpoint,
	authorization: string | undefined,
	{ query, body }: Incoming,
	{ locationId }: Data,
): Answer | undefined {
	const token = authorization?.replace(/^Bearer /, '');
	if (token !== TOKEN && token !== AGENCY_TOKEN) {
		return refusal(401, 'Invalid token: access token is invalid');
	}
	if ((token === AGENCY_TOKEN) !== !!agency) {
		return refusal(401, 'The token is not authorized for this scope.');
	}
	const named = query.get('locationId') ?? query.get('location_id') ?? body.locationId;
	if (!agency && named !== undefined && named !== locationId) {
		return refusal(403, 'The token does not have access to this location.');
	}
	return path === '' ? refusal(404, 'Not found') : undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown> | undefined> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	if (text === '') return undefined;
	return /urlencoded/.test(request.headers['content-type'] ?? '')
		? Object.fromEntries(new URLSearchParams(text))
		: (JSON.parse(text) as Record<string, unknown>);
}

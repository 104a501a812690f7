import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Endpoint } from './endpoints.fixture';

/** A request as it came in. */
export interface StrictRequest {
	/** `METHOD /path?query`, the query as sent. */
	line: string;
	body: unknown;
}

/** A server that takes exactly what its endpoints list, and refuses everything else with 422. */
export interface StrictServer {
	url: string;
	requests: StrictRequest[];
	/** Why requests were refused, in words. */
	refused: string[];
	/** Answers the next request to this endpoint otherwise. */
	answerOnce(line: string, status: number, body: unknown): void;
	close(): Promise<void>;
}

export const TOKEN = 'pit-strict-0000';

export async function startStrictServer(endpoints: Endpoint[]): Promise<StrictServer> {
	const requests: StrictRequest[] = [];
	const refused: string[] = [];
	const once = new Map<string, { status: number; body: unknown }>();
	const server = createServer((request, response) => {
		void bodyOf(request).then((text) => {
			const line = `${request.method} ${request.url}`;
			const answer = (status: number, body: unknown): void => {
				response.writeHead(status, { 'content-type': 'application/json' });
				response.end(JSON.stringify(body));
			};
			requests.push({ line, body: text === '' ? undefined : (JSON.parse(text) as unknown) });
			const found = findEndpoint(endpoints, request);
			const wrong = found ? faultsOf(found, request, text) : [`no endpoint for ${line}`];
			const prepared = once.get(line);
			if (wrong.length === 0 && found) {
				once.delete(line);
				return answer(prepared?.status ?? found.status ?? 200, prepared?.body ?? found.answer);
			}
			refused.push(...wrong);
			answer(422, { statusCode: 422, message: wrong });
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
		requests,
		refused,
		answerOnce: (line, status, body) => void once.set(line, { status, body }),
		close: async () => {
			server.closeAllConnections();
			await new Promise((resolve) => server.close(resolve));
		},
	};
}

async function bodyOf(request: IncomingMessage): Promise<string> {
	let text = '';
	for await (const chunk of request) text += String(chunk);
	return text;
}

const pathIn = (request: IncomingMessage): string => (request.url ?? '').split('?')[0];

/** A path with fixed words goes before one where an ID could stand there. */
function findEndpoint(endpoints: Endpoint[], request: IncomingMessage): Endpoint | undefined {
	const fits = endpoints.filter(({ method, path }) => {
		const pattern = new RegExp(`^${path.replace(/:\w+/g, '[^/?]+')}$`);
		return method === request.method && pattern.test(pathIn(request));
	});
	const fixedWords = ({ path }: Endpoint) =>
		path.split('/').filter((part) => !part.startsWith(':'));
	return fits.sort((one, other) => fixedWords(other).length - fixedWords(one).length)[0];
}

function faultsOf(endpoint: Endpoint, request: IncomingMessage, text: string): string[] {
	return [
		...headerFaults(request, text),
		...queryFaults(endpoint, request),
		...bodyFaults(endpoint, text),
	];
}

function headerFaults({ headers }: IncomingMessage, text: string): string[] {
	const type = headers['content-type'];
	return [
		headers.authorization === `Bearer ${TOKEN}` ? '' : 'no bearer token',
		headers.version === '2021-07-28' ? '' : 'no version header',
		headers.accept === 'application/json' ? '' : `accept is ${headers.accept}`,
		text && type !== 'application/json' ? `content-type is ${type}` : '',
		!text && type !== undefined ? 'content-type without a body' : '',
	].filter(Boolean);
}

function queryFaults({ query = [], optionalQuery = [] }: Endpoint, request: IncomingMessage) {
	const sent = new URL(request.url ?? '', 'http://x').searchParams;
	const names = [...sent.keys()];
	return [
		...query.filter((name) => !sent.get(name)).map((name) => `query ${name} is missing`),
		...names
			.filter((name) => ![...query, ...optionalQuery].includes(name))
			.map((name) => `query ${name} should not exist`),
		...names
			.filter((name, at) => !name.endsWith('[]') && names.indexOf(name) !== at)
			.map((name) => `query ${name} is there twice`),
	];
}

function bodyFaults({ body }: Endpoint, text: string): string[] {
	if (!body) return text === '' ? [] : ['a body should not exist'];
	const sent = (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
	const types = new Map(
		Object.entries(body).map(([name, type]) => [name.replace('?', ''), type] as const),
	);
	const required = Object.keys(body).filter((name) => !name.endsWith('?'));
	return [
		...required.filter((name) => !(name in sent)).map((name) => `${name} is missing`),
		...Object.entries(sent)
			.filter(([name, value]) => types.get(name) !== typeof value)
			.map(([name]) => `${name} should not exist, or not like this`),
	];
}

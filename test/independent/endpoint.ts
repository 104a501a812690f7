import type { IncomingHttpHeaders } from 'node:http';

/** What came in, once it is known to be what the endpoint lists. */
export interface Incoming {
	/** The IDs and keys in the path, decoded. */
	params: Record<string, string>;
	query: URLSearchParams;
	body: Record<string, unknown>;
}

/** A status and a body. */
export interface Answer {
	status: number;
	body: unknown;
}

/** An endpoint as HighLevel's description lists it: anything not listed here is refused with 422. */
export interface Endpoint {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** With `:name` for an ID or key. The slash at the end, or its absence, counts. */
	path: string;
	/** Query parameters that must be there, and those that may. */
	query?: string[];
	optionalQuery?: string[];
	/** Body fields with their types (`array` for a list); those that end in `?` may be missing. */
	body?: Record<string, string>;
	/** Whether it takes an agency's token and not a location's. */
	agency?: true;
	answer(incoming: Incoming): Answer;
}

export const TOKEN = 'pit-independent-0000';
export const AGENCY_TOKEN = 'agency-independent-0000';

/** The four versions HighLevel takes (seen). */
const VERSIONS = ['2021-07-28', '2021-04-15', '2023-02-21', 'v3'];

export const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** A refusal in HighLevel's shape. */
export const refusal = (status: number, message: string | string[]): Answer => ({
	status,
	body: { statusCode: status, message, traceId: '7e57ab1e-0000-4000-8000-000000000000' },
});

/** The endpoint for a path; one with fixed words goes before one where an ID could stand there. */
export function endpointFor(endpoints: Endpoint[], method: string, path: string) {
	const fits = endpoints.filter(
		(endpoint) => endpoint.method === method && patternOf(endpoint).test(path),
	);
	const fixed = ({ path: of }: Endpoint) => of.split('/').filter((part) => !part.startsWith(':'));
	return fits.sort((one, other) => fixed(other).length - fixed(one).length)[0];
}

/** The values that stand in the path where the endpoint has `:name`, decoded. */
export function paramsOf(endpoint: Endpoint, path: string): Record<string, string> {
	const groups = patternOf(endpoint).exec(path)?.groups ?? {};
	return Object.fromEntries(
		Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]),
	);
}

const patternOf = ({ path }: Endpoint): RegExp =>
	new RegExp(`^${path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);

/** Why a request's headers are refused; undefined when they are fine. */
export function headerRefusal(headers: IncomingHttpHeaders, hasBody: boolean): Answer | undefined {
	if (!VERSIONS.includes(String(headers.version))) {
		return refusal(401, 'version header is invalid');
	}
	if (
		hasBody &&
		!/^application\/(json|x-www-form-urlencoded)/.test(headers['content-type'] ?? '')
	) {
		return refusal(415, `Unsupported Media Type: ${headers['content-type']}`);
	}
	return undefined;
}

/** What a request has that the endpoint does not list, or lacks; empty when all is well. */
export function faultsOf(endpoint: Endpoint, { query, body }: Omit<Incoming, 'params'>): string[] {
	return [...queryFaults(endpoint, query), ...bodyFaults(endpoint, body)];
}

function queryFaults({ query = [], optionalQuery = [] }: Endpoint, sent: URLSearchParams) {
	const names = [...sent.keys()];
	return [
		...query.filter((name) => !sent.get(name)).map((name) => `${name} must not be empty`),
		...names
			.filter((name) => ![...query, ...optionalQuery].includes(name))
			.map((name) => `property ${name} should not exist`),
		...names
			.filter((name, at) => !name.endsWith('[]') && names.indexOf(name) !== at)
			.map((name) => `${name} is given twice`),
	];
}

function bodyFaults({ body: listed = {} }: Endpoint, sent: Record<string, unknown>): string[] {
	const types = new Map(
		Object.entries(listed).map(([name, type]) => [name.replace('?', ''), type]),
	);
	const required = Object.keys(listed).filter((name) => !name.endsWith('?'));
	return [
		...required.filter((name) => !(name in sent)).map((name) => `${name} is required`),
		...Object.entries(sent).flatMap(([name, value]) => {
			const type = types.get(name);
			if (!type) return [`property ${name} should not exist`];
			return type === 'any' || typeOf(value) === type ? [] : [`${name} must be a ${type}`];
		}),
		...required.filter((name) => sent[name] === '').map((name) => `${name} should not be empty`),
	];
}

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

/** Body fields that are text. */
export const text = (...names: string[]): Record<string, string> =>
	Object.fromEntries(names.map((name) => [name, 'string']));

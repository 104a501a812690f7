import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { HighLevelClient } from '../../nodes/highLevel/HighLevelClient';
import { HighLevelError } from '../../nodes/highLevel/api/HighLevelError';
import type { HighLevelRequest, HighLevelResponse, Send } from '../../nodes/highLevel/api/http';
import { startSandbox, type Sandbox } from '../../sandbox';

export const FAMILIES = FAMILY_NAMES;

/** What a test does to one request: answers in the sandbox's place, or passes on what it answered. */
export type Meddle = (
	request: HighLevelRequest,
	ask: () => Promise<HighLevelResponse>,
) => Promise<HighLevelResponse>;

let shared: Promise<Sandbox> | undefined;

afterAll(async () => await (await shared)?.close());

/** The sandbox a file's tests share, as if just started: to start one costs far more. */
async function renewedSandbox(): Promise<Sandbox> {
	const seed = { contacts: 6, properties: 6, relations: 0 };
	shared ??= startSandbox({ rateLimit: false, seed });
	const sandbox = await shared;
	sandbox.renew();
	return sandbox;
}

/** A client over a sandbox, without n8n and without pacing. */
export async function openClient(endpoints: FamilyName = 'associations') {
	const sandbox = await renewedSandbox();
	const sent: HighLevelRequest[] = [];
	const meddles: Meddle[] = [];
	const pauses: number[] = [];
	let duringPause = (): void => {};
	let time = 0;
	const clock = {
		now: () => time,
		async sleep(ms: number) {
			pauses.push(ms);
			duringPause();
		},
	};
	const send: Send = async (request) => {
		sent.push(request);
		const real = async () => await ask(sandbox, request);
		const meddle = meddles.shift();
		return meddle ? await meddle(request, real) : await real();
	};
	const { state, locationId } = sandbox;
	const idsOf = (objectKey: string) => state.records.list(objectKey).map(({ id }) => id);
	return {
		sandbox,
		locationId,
		/** A client that was told nothing yet, as each execution has one. */
		client: (concurrency = 4) =>
			new HighLevelClient({ send, locationId, endpoints, concurrency, clock }),
		/** Lets so much time pass, ms. */
		pass: (ms: number) => void (time += ms),
		/** How long the client waited, each time it did, ms; no time passes. */
		pauses,
		/** What happens while the client waits. */
		whilePausing: (happens: () => void) => void (duringPause = happens),
		contacts: idsOf('contact'),
		properties: idsOf('custom_objects.property'),
		idOf: (key: string) => state.associations.byKey(key)?.id ?? `no ${key}`,
		/** The next requests go through these, one each. */
		next: (...meddle: Meddle[]) => void meddles.push(...meddle),
		/** The requests since last asked for. */
		requests: () => sent.splice(0),
		/** The same, as `METHOD /path`. */
		asked: () => sent.splice(0).map(({ method, path }) => `${method} ${path}`),
	};
}

/** Sends a request to a HighLevel as it is, neither paced nor repeated. */
export async function ask(
	server: Pick<Sandbox, 'url' | 'pit'>,
	request: HighLevelRequest,
): Promise<HighLevelResponse> {
	const url = new URL(server.url + request.path);
	for (const [name, value] of Object.entries(request.query ?? {})) {
		if (Array.isArray(value))
			for (const entry of value) url.searchParams.append(`${name}[]`, entry);
		else url.searchParams.append(name, String(value));
	}
	const response = await fetch(url, {
		method: request.method,
		headers: {
			authorization: `Bearer ${server.pit}`,
			version: '2021-07-28',
			...(request.body && { 'content-type': 'application/json' }),
		},
		body: request.body && JSON.stringify(request.body),
	});
	const text = await response.text();
	const headers: Record<string, string> = {};
	response.headers.forEach((value, name) => (headers[name] = value));
	return {
		status: response.status,
		headers,
		body: text === '' ? '' : (JSON.parse(text) as unknown),
	};
}

/** An answer of this status and body. */
export const answer =
	(status: number, body: unknown, more: Partial<HighLevelResponse> = {}): Meddle =>
	async () => ({ status, headers: {}, body, ...more });

/** The answer as it came, as one that a try before may have done the work for already. */
export const uncertain: Meddle = async (_request, ask) => ({ ...(await ask()), uncertain: true });

/** Does the work, loses the answer and asks once more, as the paced sender does. */
export const answerLost: Meddle = async (_request, ask) => {
	await ask();
	return { ...(await ask()), uncertain: true };
};

/** What a call was refused with. */
export async function refusalOf(call: Promise<unknown>): Promise<HighLevelError> {
	const refusal = await call.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (refusal instanceof HighLevelError) return refusal;
	throw new Error(`Not refused with a HighLevelError but ${String(refusal)}`);
}

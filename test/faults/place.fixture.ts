import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import type { Sandbox } from '../../sandbox';
import { OAUTH, openSandbox, SandboxPlace, seeded } from '../harness/place';
import type { VirtualTime } from './virtualTime.fixture';

/** The companies there are; the seed has more. */
const COMPANIES = 3;

/** A place that knows its secrets, the time that passed in it, and what it holds. */
export class FaultPlace extends SandboxPlace {
	/** n8n lets refreshes of one credential wait for each other by this, in the whole process. */
	readonly oAuthId = `oauth of ${this.sandbox.url}`;
	/** IDs of the seed, which are the same after each {@link renew}. */
	readonly seed = seeded(this.sandbox);
	/** Every token, refresh token and client secret in use. */
	readonly secrets = [this.sandbox.pit, this.sandbox.oauth.clientSecret];
	/** What its clock shows, which never goes back, and how long its requests may take. */
	readonly time: VirtualTime;
	/** What was read of the sandbox's state since it last changed; emptied by each change. */
	known: Partial<Known> = {};
	/** Whether the state is still that of the seed. */
	isNew = true;

	constructor(sandbox: Sandbox, endpoints: FamilyName, timeoutMs: number) {
		super(sandbox, endpoints);
		leaveFewCompanies(sandbox);
		this.time = { skippedMs: 0, timeoutMs };
		sandbox.state.onChange(() => {
			this.isNew = false;
			this.known = {};
		});
	}
}

interface Known {
	state: ReadonlySet<string>;
	names: ReadonlyMap<string, string>;
}

/** Opens a place with a sandbox of its own. */
export async function openFaultPlace(
	endpoints: FamilyName,
	timeoutMs = 10_000,
): Promise<FaultPlace> {
	return new FaultPlace(await openSandbox(), endpoints, timeoutMs);
}

/** Rows read all links of the companies, one by one, in each of some hundred runs. */
function leaveFewCompanies({ state }: Sandbox): void {
	for (const company of state.records.list('business').slice(COMPANIES)) {
		for (const { id } of state.relations.ofRecord(company.id).items) state.relations.remove(id);
		state.records.remove(company.id);
	}
}

/** Whether a write was sent since the requests were cleared: of records the state tells nobody. */
const hasWritten = ({ sandbox }: FaultPlace): boolean =>
	sandbox.requests.some(({ method, path }) => method !== 'GET' && !path.endsWith('/search'));

/** As just opened, but for what was started. */
export function renew(place: FaultPlace): void {
	const { sandbox } = place;
	const isChanged = !place.isNew || hasWritten(place);
	sandbox.faults.clear();
	sandbox.requests.clear();
	place.secrets.length = 2;
	if (!isChanged) return;
	// To seed costs: only where the state has changed.
	sandbox.renew();
	leaveFewCompanies(sandbox);
	place.known = {};
	place.isNew = true;
}

/** Signs in by OAuth afresh, as a sub-account or as an agency. */
export function signIn(place: FaultPlace, { userType, expired }: SignIn): void {
	const { sandbox, engine, pitData, secrets, oAuthId } = place;
	const { oauth, url } = sandbox;
	const token = oauth.issueTokens({ userType });
	if (expired) oauth.expireAccessToken(token.access_token);
	secrets.push(token.access_token, token.refresh_token);
	engine.setCredential(oAuthId, OAUTH, {
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
		endpoints: pitData.endpoints,
		baseUrl: url,
		oauthTokenData: { ...token },
	});
}

interface SignIn {
	userType: 'Location' | 'Company';
	expired?: boolean;
}

/** Every secret in use by now: those it began with, and those that went over the wire since. */
export function secretsOf({ sandbox, secrets }: FaultPlace): string[] {
	const sent = sandbox.requests.flatMap(({ headers, body }) => {
		const { refresh_token, client_secret } = (body ?? {}) as Record<string, unknown>;
		return [
			String(headers.authorization ?? '').replace('Bearer ', ''),
			refresh_token,
			client_secret,
		];
	});
	const all = [...secrets, ...sent].filter(
		(secret): secret is string => typeof secret === 'string',
	);
	return [...new Set(all)].filter((secret) => secret !== '');
}

/** What the location holds, one line for each thing: what two states can be compared by. */
export function stateOf(place: FaultPlace): ReadonlySet<string> {
	const { known, sandbox } = place;
	const { state } = sandbox;
	if (known.state && !hasWritten(place)) return known.state;
	const associations = state.associations.list();
	const keyOf = new Map(associations.map(({ id, key }) => [id, key]));
	const records = ['contact', 'business', 'custom_objects.property'].flatMap((objectKey) =>
		state.records.list(objectKey),
	);
	known.state = new Set([
		...records.map(({ objectKey, properties }) =>
			JSON.stringify(['record', objectKey, properties]),
		),
		...associations.map(({ key, firstObjectLabel, secondObjectLabel, description }) =>
			JSON.stringify(['association', key, firstObjectLabel, secondObjectLabel, description]),
		),
		...state.relations
			.list()
			.map(({ associationId, firstRecordId, secondRecordId }) =>
				linkLine(keyOf.get(associationId), firstRecordId, secondRecordId),
			),
	]);
	return known.state;
}

/** A relation's line among the {@link stateOf}. */
export function linkLine(key: string | undefined, first: unknown, second: unknown): string {
	return ['relation', key, first, second].join(' ');
}

/** What each association and relation is called, by its ID. */
export function namesIn({ sandbox: { state }, known }: FaultPlace): ReadonlyMap<string, string> {
	known.names ??= new Map([
		...state.associations.list().map(({ id, key }): [string, string] => [id, key]),
		...state.relations
			.list()
			.map(({ id, associationId, firstRecordId, secondRecordId }): [string, string] => [
				id,
				`${associationId} ${firstRecordId} ${secondRecordId}`,
			]),
	]);
	return known.names;
}

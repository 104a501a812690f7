import type { IDataObject } from 'n8n-workflow';
import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { createEngine, type PollOptions, type RunNodeOptions, type RunResult } from './engine';

/** The types of the node, the polling trigger and the two credentials. */
export const TYPE = 'highLevelAssociations';
export const POLL_TYPE = 'highLevelAssociationsPollTrigger';
export const PIT = 'highLevelPrivateIntegrationApi';
export const OAUTH = 'highLevelAssociationsOAuth2Api';

export const FAMILIES = FAMILY_NAMES;

/** Parameters as a user sets them. */
export type Parameters = Record<string, unknown>;

const locator = (mode: string) => (value: unknown) => ({ __rl: true, mode, value });
export const byId = locator('id');
export const byKey = locator('key');
export const byUrl = locator('url');
export const byName = locator('name');
export const fromList = locator('list');

/** An n8n with the node, the polling trigger and both credentials' types. */
export const newEngine = () =>
	createEngine({
		nodes: [HighLevelAssociations, HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
	});

export type Engine = ReturnType<typeof newEngine>;

/** A HighLevel, an n8n whose credential `pit` is for it, and what a test does with the two. */
export class Place {
	/** What n8n stores of the polling trigger. */
	readonly staticData: IDataObject = {};
	/** The n8n; another one after {@link Place.restart}. */
	engine: Engine;

	private readonly credentials = { [PIT]: 'pit' };

	/** @param pitData Where the HighLevel is, and what the credential for it says. */
	constructor(readonly pitData: IDataObject) {
		this.engine = this.start();
	}

	/** Runs the node with the private integration token; the result has the error, if there is one. */
	readonly run = async (
		parameters: Parameters,
		options?: Partial<RunNodeOptions>,
	): Promise<RunResult> => {
		const { credentials } = this;
		return await this.engine.runNode({ type: TYPE, parameters, credentials, ...options });
	};

	/** Runs it and gives the outputs' JSON; throws where the run stopped. */
	readonly outputs = async (parameters: Parameters, options?: Partial<RunNodeOptions>) => {
		const { items, error } = await this.run(parameters, options);
		if (error) throw new Error(`The run stopped: ${error.message}. ${error.description ?? ''}`);
		return items.map(({ json }) => json);
	};

	/** Runs it and gives the error it stopped on; throws where it did not. */
	readonly refusal = async (parameters: Parameters, options?: Partial<RunNodeOptions>) => {
		const { error } = await this.run(parameters, options);
		if (!error) throw new Error('The run did not stop');
		return error;
	};

	/** Polls once and gives the items' JSON, or null; throws where the poll stopped. */
	readonly poll = async (parameters: Parameters, options?: Partial<PollOptions>) => {
		const { credentials, staticData } = this;
		const poll = { type: POLL_TYPE, parameters, credentials, staticData, ...options };
		const items = await this.engine.poll(poll);
		return items && items.map(({ json }) => json);
	};

	/** n8n after a restart: nothing but the credential and the static data is left. */
	readonly restart = (): void => {
		this.engine = this.start();
	};

	private start(): Engine {
		const engine = newEngine();
		engine.setCredential('pit', PIT, this.pitData);
		return engine;
	}
}

/** A place whose HighLevel is a sandbox. */
export class SandboxPlace extends Place {
	constructor(
		readonly sandbox: Sandbox,
		endpoints: FamilyName,
	) {
		const { pit, locationId, url } = sandbox;
		super({ accessToken: pit, locationId, endpoints, baseUrl: url });
	}

	/** What the sandbox was asked since this was last asked, as `METHOD /path`. */
	readonly asked = (): string[] => this.taken(({ method, path }) => `${method} ${path}`);

	/** The same with the query. */
	readonly askedUrls = (): string[] => this.taken(({ method, url }) => `${method} ${url}`);

	private taken(written: (request: Sandbox['requests'][number]) => string): string[] {
		const asked = this.sandbox.requests.map(written);
		this.sandbox.requests.clear();
		return asked;
	}
}

const open = new Set<Sandbox>();

/** Starts a sandbox that is closed when the file's tests have ended, however they ended. */
export async function openSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const sandbox = await startSandbox({ rateLimit: false, ...options });
	open.add(sandbox);
	return sandbox;
}

afterAll(async () => {
	await Promise.all([...open].map(async (sandbox) => await sandbox.close()));
});

let shared: Promise<Sandbox> | undefined;

/** The sandbox a file's tests share, as if just started: to start one costs twenty times as much. */
async function renewedSandbox(): Promise<Sandbox> {
	shared ??= openSandbox();
	const sandbox = await shared;
	sandbox.renew();
	return sandbox;
}

/**
 * Opens a place of the given family with a sandbox, which has no rate limit unless one is given. One
 * without options is the same for all tests of a file, renewed.
 */
export async function openPlace(
	endpoints: FamilyName = 'associations',
	options?: SandboxOptions,
): Promise<SandboxPlace> {
	const sandbox = await (options ? openSandbox(options) : renewedSandbox());
	return new SandboxPlace(sandbox, endpoints);
}

/** Records and associations of the seed, to write tests with. */
export function seeded({ state }: Sandbox) {
	const idsOf = (objectKey: string): string[] => state.records.list(objectKey).map(({ id }) => id);
	const idOf = (key: string): string => {
		const found = state.associations.byKey(key);
		if (!found) throw new Error(`No association ${key}`);
		return found.id;
	};
	return {
		contacts: idsOf('contact'),
		properties: idsOf('custom_objects.property'),
		companies: idsOf('business'),
		opportunities: idsOf('opportunity'),
		idOf,
		/** The records linked with this one under an association, from its first side. */
		linkedWith: (recordId: string, key: string): string[] =>
			state.relations
				.ofRecord(recordId, [idOf(key)])
				.items.filter(({ firstRecordId }) => firstRecordId === recordId)
				.map(({ secondRecordId }) => secondRecordId),
		/** How often a pair is linked under an association. */
		countOf: (key: string, first: string, second: string): number =>
			state.relations
				.ofRecord(first, [idOf(key)])
				.items.filter(
					({ firstRecordId, secondRecordId }) =>
						firstRecordId === first && secondRecordId === second,
				).length,
	};
}

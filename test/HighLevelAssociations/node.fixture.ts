import type { IDataObject } from 'n8n-workflow';
import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { createEngine, type RunNodeOptions, type RunResult } from '../harness/engine';

export const TYPE = 'highLevelAssociations';
export const FAMILIES = FAMILY_NAMES;

/** The types of the two credentials. */
export const PIT = 'highLevelPrivateIntegrationApi';
export const OAUTH = 'highLevelAssociationsOAuth2Api';

/** Parameters as a user sets them. */
export type Parameters = Record<string, unknown>;

const locator = (mode: string) => (value: unknown) => ({ __rl: true, mode, value });
export const byId = locator('id');
export const byKey = locator('key');
export const byUrl = locator('url');
export const fromList = locator('list');

/** An n8n with the node's type and both credentials' types. */
export const newEngine = () =>
	createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
	});

export type Engine = ReturnType<typeof newEngine>;

/** A running sandbox and an n8n whose credential `pit` is for it. */
export interface Place {
	sandbox: Sandbox;
	engine: Engine;
	/** Runs the node with the private integration token. */
	run(parameters: Parameters, options?: Partial<RunNodeOptions>): Promise<RunResult>;
	/** Runs it and gives the outputs' JSON; throws where the run stopped. */
	outputs(parameters: Parameters, options?: Partial<RunNodeOptions>): Promise<IDataObject[]>;
	/** Runs it and gives what it stopped on; throws where it did not. */
	refusal(
		parameters: Parameters,
		options?: Partial<RunNodeOptions>,
	): Promise<NonNullable<RunResult['error']>>;
	/** What the sandbox was asked since it was last asked for, as `METHOD /path`. */
	asked(): string[];
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
 * Opens a place of the given family. The sandbox has no rate limit unless one is given; one without
 * options is the same for all tests of a file, renewed.
 */
export async function openPlace(
	endpoints: FamilyName = 'associations',
	options?: SandboxOptions,
): Promise<Place> {
	const sandbox = await (options ? openSandbox(options) : renewedSandbox());
	const engine = newEngine();
	engine.setCredential('pit', PIT, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		endpoints,
		baseUrl: sandbox.url,
	});
	return placeOf(sandbox, engine);
}

/** A place made of a sandbox and an n8n that has a credential for it. */
function placeOf(sandbox: Sandbox, engine: Engine): Place {
	const run: Place['run'] = async (parameters, runOptions) =>
		await engine.runNode({ type: TYPE, parameters, credentials: { [PIT]: 'pit' }, ...runOptions });
	return {
		sandbox,
		engine,
		run,
		async outputs(parameters, runOptions) {
			const { items, error } = await run(parameters, runOptions);
			if (error) throw new Error(`The run stopped: ${error.message}. ${error.description ?? ''}`);
			return items.map(({ json }) => json);
		},
		async refusal(parameters, runOptions) {
			const { error } = await run(parameters, runOptions);
			if (!error) throw new Error('The run did not stop');
			return error;
		},
		asked() {
			const asked = sandbox.requests.map(({ method, path }) => `${method} ${path}`);
			sandbox.requests.clear();
			return asked;
		},
	};
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

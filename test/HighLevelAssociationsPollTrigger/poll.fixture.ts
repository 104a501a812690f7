import type { IDataObject } from 'n8n-workflow';
import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox';
import { createEngine, type PollOptions } from '../harness/engine';

export const TYPE = 'highLevelAssociationsPollTrigger';
const PIT = 'highLevelPrivateIntegrationApi';
export const OAUTH = 'highLevelAssociationsOAuth2Api';
export const PROPERTY = 'custom_objects.property';
export const FAMILIES = FAMILY_NAMES;

/** An n8n with the trigger; a new one is n8n after a restart. */
const newEngine = () =>
	createEngine({
		nodes: [HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
	});

/** Parameters that watch all changes of associations. */
export const watchAssociations = {
	watch: 'associations',
	events: ['AssociationCreate', 'AssociationUpdate', 'AssociationDelete'],
};

/** Parameters that watch all changes of these records' relations. */
export const watchRelations = (records: unknown, filters: object = {}) => ({
	watch: 'relations',
	events: ['RelationCreate', 'RelationDelete'],
	records,
	filters,
});

/** A sandbox, an n8n with a credential `pit` for it, and one trigger's memory. */
export async function openPlace(
	endpoints: FamilyName = 'associations',
	options: SandboxOptions = {},
) {
	const sandbox = await startSandbox({ rateLimit: false, ...options });
	const { state } = sandbox;
	const pitData = {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		endpoints,
		baseUrl: sandbox.url,
	};
	let engine = newEngine();
	engine.setCredential('pit', PIT, pitData);
	const staticData: IDataObject = {};
	const idOf = (key: string) => state.associations.byKey(key)?.id ?? `no ${key}`;
	const records = (objectKey: string) => state.records.list(objectKey).map(({ id }) => id);

	return {
		sandbox,
		state,
		staticData,
		pitData,
		contacts: records('contact'),
		properties: records(PROPERTY),
		idOf,
		engine: () => engine,
		/** Polls once and gives the items' JSON, or null. */
		async poll(parameters: Record<string, unknown>, more: Partial<PollOptions> = {}) {
			const items = await engine.poll({
				type: TYPE,
				parameters,
				credentials: { [PIT]: 'pit' },
				staticData,
				...more,
			});
			return items && items.map(({ json }) => json);
		},
		/** n8n after a restart: nothing but the static data is left. */
		restart() {
			engine = newEngine();
			engine.setCredential('pit', PIT, pitData);
		},
		link: (key: string, first: string, second: string) => state.link(idOf(key), first, second),
		/** The requests since last asked for, as `METHOD /path?query`. */
		asked() {
			const asked = sandbox.requests.map(({ method, url }) => `${method} ${url}`);
			sandbox.requests.clear();
			return asked;
		},
	};
}

export type Place = Awaited<ReturnType<typeof openPlace>>;

/** Closes a place's sandbox, if there is one. */
export const closePlace = async (place?: { sandbox: Sandbox }) => await place?.sandbox.close();

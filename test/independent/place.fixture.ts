import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { newEngine, PIT, TYPE, type Parameters } from '../HighLevelAssociations/node.fixture';
import type { RunNodeOptions } from '../harness/engine';
import { TOKEN } from './endpoint';
import { seed } from './seed';
import { startHighLevel, type HighLevelServer } from './server';
import type { Settings } from './settings';

const open = new Set<HighLevelServer>();
afterAll(async () => {
	await Promise.all([...open].map(async (server) => await server.close()));
});

/** A server with a seed of the given size, and an n8n whose credential is for it. */
export async function openIndependent(
	endpoints: FamilyName = 'associations',
	size: { contacts?: number; properties?: number } = {},
	settings: Partial<Settings> = {},
) {
	const server = await startHighLevel(settings);
	open.add(server);
	const seeded = seed(server.data, size);
	const engine = newEngine();
	engine.setCredential('pit', PIT, {
		accessToken: TOKEN,
		locationId: server.data.locationId,
		endpoints,
		baseUrl: server.url,
	});
	const run = async (name: string, parameters: Parameters, more: Partial<RunNodeOptions> = {}) => {
		const [resource, operation] = name.split('.');
		return await engine.runNode({
			type: TYPE,
			parameters: { resource, operation, ...parameters },
			credentials: { [PIT]: 'pit' },
			...more,
		});
	};
	return {
		server,
		data: server.data,
		seeded,
		engine,
		/** Runs an operation and gives the result, an error included. */
		run,
		/** Runs `resource.operation` and gives the outputs' JSON; throws where the run stopped. */
		async outputs(name: string, parameters: Parameters, more?: Partial<RunNodeOptions>) {
			const { items, error } = await run(name, parameters, more);
			if (error) throw new Error(`${name} stopped: ${error.message}. ${error.description ?? ''}`);
			return items.map(({ json }) => json);
		},
	};
}

export type Independent = Awaited<ReturnType<typeof openIndependent>>;

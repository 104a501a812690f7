import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { Place } from '../harness/place';
import type { Data } from './Data';
import { TOKEN } from './endpoint';
import { seed, type Seeded } from './seed';
import { startHighLevel, type HighLevelServer } from './server';
import type { Settings } from './settings';

const open = new Set<HighLevelServer>();
afterAll(async () => {
	await Promise.all([...open].map(async (server) => await server.close()));
});

/** A place whose HighLevel is written from its description alone. */
export class IndependentPlace extends Place {
	readonly data: Data;
	readonly seeded: Seeded;

	constructor(
		readonly server: HighLevelServer,
		endpoints: FamilyName,
		size?: Parameters<typeof seed>[1],
	) {
		const { data, url } = server;
		super({ accessToken: TOKEN, locationId: data.locationId, endpoints, baseUrl: url });
		this.data = data;
		this.seeded = seed(data, size);
	}
}

/** Opens one with a seed of the given size. */
export async function openIndependent(
	endpoints: FamilyName = 'associations',
	size?: Parameters<typeof seed>[1],
	settings: Partial<Settings> = {},
): Promise<IndependentPlace> {
	const server = await startHighLevel(settings);
	open.add(server);
	return new IndependentPlace(server, endpoints, size);
}

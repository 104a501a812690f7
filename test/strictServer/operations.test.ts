import { FAMILY_NAMES, type FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { newEngine, PIT, TYPE } from '../HighLevelAssociations/node.fixture';
import { asParameters, at, type Case } from './cases.fixture';
import { LOCATION, type Endpoint } from './endpoints.fixture';
import { LOOKUPS } from './lookups.fixture';
import { OF_OFFICIAL } from './officialCases.fixture';
import { OFFICIAL } from './officialEndpoints.fixture';
import { OF_SECOND } from './secondCases.fixture';
import { SECOND } from './secondEndpoints.fixture';
import { startStrictServer, TOKEN, type StrictServer } from './strictServer.fixture';

/** What each family lists, and what the operations send in it. */
const LISTED: Record<FamilyName, { family: Endpoint[]; cases: Case[] }> = {
	associations: { family: OFFICIAL, cases: OF_OFFICIAL },
	objectsAssociation: { family: SECOND, cases: OF_SECOND },
};

describe.each(FAMILY_NAMES)(
	'on a server that refuses what is not listed, in the family %s',
	(endpoints) => {
		const { family, cases } = LISTED[endpoints];
		let server: StrictServer;
		const engine = newEngine();

		beforeAll(async () => {
			server = await startStrictServer([...family, ...LOOKUPS]);
			engine.setCredential('pit', PIT, {
				accessToken: TOKEN,
				locationId: LOCATION,
				endpoints,
				baseUrl: server.url,
			});
		});
		afterAll(async () => await server.close());

		it.each(cases)('%s sends exactly what is listed (case %#)', async (name, parameters, sent) => {
			server.requests.length = 0;
			const [resource, operation] = name.split('.');
			const { error } = await engine.runNode({
				type: TYPE,
				parameters: { resource, operation, ...parameters },
				credentials: { [PIT]: 'pit' },
			});
			expect(error?.message).toBeUndefined();
			expect(server.refused).toEqual([]);
			expect(server.requests.map(({ line, body }) => (body ? [line, body] : [line]))).toEqual(sent);
		});

		it('creates by Create or Update what is not there', async () => {
			server.requests.length = 0;
			const path = endpoints === 'associations' ? '/associations' : '/objects-association';
			const query = endpoints === 'associations' ? `?${at}` : '';
			const line = `GET ${path}/key/viewer_property${query}`;
			server.answerOnce(line, 404, { statusCode: 404, message: 'Association not found' });
			const { items } = await engine.runNode({
				type: TYPE,
				parameters: { resource: 'association', operation: 'upsert', ...asParameters },
				credentials: { [PIT]: 'pit' },
			});
			expect(items[0].json.outcome).toBe('created');
			expect(server.refused).toEqual([]);
			expect(server.requests).toHaveLength(2);
		});
	},
);

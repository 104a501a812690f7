import {
	byId,
	byKey,
	newEngine,
	PIT,
	TYPE,
	type Parameters,
} from '../HighLevelAssociations/node.fixture';
import { ASSOCIATION, LOCATION } from '../strictServer/endpoints.fixture';
import { LOOKUPS } from '../strictServer/lookups.fixture';
import { OFFICIAL } from '../strictServer/officialEndpoints.fixture';
import { startStrictServer, TOKEN, type StrictServer } from '../strictServer/strictServer.fixture';

const at = `locationId=${LOCATION}`;
const page = { locationId: LOCATION, page: 1, pageLimit: 50 };
const ofObject = (key: string): Parameters => ({ operation: 'getAll', object: byKey(key) });

/** Picker, parameters, what was typed, and what goes out. */
const CASES: Array<[string, Parameters, string | undefined, Array<[string, unknown?]>]> = [
	['getAssociations', {}, undefined, [[`GET /associations/?${at}&skip=0&limit=100`]]],
	['getObjects', {}, 'x', [[`GET /objects/?${at}`]]],
	['getObjectRecords', ofObject('contact'), '', [['POST /contacts/search', page]]],
	[
		'getObjectRecords',
		ofObject('contact'),
		'Ada',
		[['POST /contacts/search', { ...page, query: 'Ada' }]],
	],
	[
		'getObjectRecords',
		ofObject('opportunity'),
		'a deal',
		[[`GET /opportunities/search?location_id=${LOCATION}&q=a+deal&limit=50&page=1`]],
	],
	[
		'getObjectRecords',
		ofObject('business'),
		'Ltd',
		[[`GET /objects/?${at}`], ['POST /objects/business/records/search', { ...page, query: 'Ltd' }]],
	],
	[
		'getSecondRecords',
		{ operation: 'create', association: byId(ASSOCIATION) },
		undefined,
		[
			[`GET /associations/${ASSOCIATION}`],
			[`GET /objects/?${at}`],
			['POST /objects/custom_objects.property/records/search', page],
		],
	],
];

describe('on a server that refuses what is not listed', () => {
	let server: StrictServer;
	const engine = newEngine();
	beforeAll(async () => {
		server = await startStrictServer([...OFFICIAL, ...LOOKUPS]);
		engine.setCredential('pit', PIT, {
			accessToken: TOKEN,
			locationId: LOCATION,
			baseUrl: server.url,
		});
	});
	afterAll(async () => await server.close());

	it.each(CASES)(
		'%s %j sends exactly what is listed (%s)',
		async (method, parameters, filter, sent) => {
			server.requests.length = 0;
			const { results } = await engine.listSearch({
				type: TYPE,
				method,
				filter,
				parameters: { resource: 'relation', ...parameters },
				credentials: { [PIT]: 'pit' },
			});
			expect(results).toHaveLength(method === 'getObjects' ? 0 : 1);
			expect(server.refused).toEqual([]);
			expect(server.requests.map(({ line, body }) => (body ? [line, body] : [line]))).toEqual(sent);
		},
	);
});

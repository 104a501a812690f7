import type * as PassingTime from './passingTime.fixture';
import { ASSOCIATIONS, OBJECTS, UPDATES } from './associationRows.fixture';
import { PICKERS, POLLS } from './readingRows.fixture';
import { printed } from './printed.fixture';
import { watchConnections } from './refusedConnections.fixture';
import { RELATIONS, SIGN_INS } from './relationRows.fixture';
import { faultTable, type FaultTable } from './table.fixture';

jest.mock('../../nodes/connection/executionClock', () =>
	jest.requireActual<typeof PassingTime>('./passingTime.fixture').passingTime(),
);
jest.mock('../../nodes/connection/requestTimeout', () =>
	jest.requireActual<typeof PassingTime>('./passingTime.fixture').impatience(),
);
jest.mock('../../nodes/highLevel/rateLimit/pacedSend', () =>
	jest.requireActual<typeof PassingTime>('./passingTime.fixture').impatientSend(),
);
watchConnections();

const ROWS = [
	...ASSOCIATIONS,
	...UPDATES,
	...OBJECTS,
	...RELATIONS,
	...SIGN_INS,
	...PICKERS,
	...POLLS,
];

let table: FaultTable;
beforeAll(async () => {
	table = await faultTable('associations', ROWS);
	process.stdout.write(printed('Faults at the official endpoints', table));
}, 300_000);

describe('whatever fault strikes at the official endpoints', () => {
	it.each(ROWS.map(({ name }) => name))(
		'%s gives the right result or one clear error, and leaves nothing worse',
		(name) => {
			const lines = table.lines.filter(({ row }) => row === name);
			expect(lines.length).toBeGreaterThan(0);
			for (const { endpoint, broken } of lines)
				expect({ endpoint, broken }).toEqual({ endpoint, broken: [] });
		},
	);

	it('no secret is in n8n\u2019s log', () => {
		expect(table.leaks).toEqual([]);
	});

	it('every endpoint there is was struck', () => {
		const endpoints = table.lines.map(({ endpoint }) => endpoint.replace(/\/key\/\w+/, '/key/*'));
		expect([...new Set(endpoints)].sort()).toEqual([
			'DELETE /associations/*',
			'DELETE /associations/relations/*',
			'GET /associations/',
			'GET /associations/*',
			'GET /associations/key/*',
			'GET /associations/objectKey/contact',
			'GET /associations/relations/*',
			'GET /businesses/*',
			'GET /contacts/*',
			'GET /objects/',
			'GET /objects/custom_objects.property/records/*',
			'GET /opportunities/*',
			'GET /opportunities/search',
			'POST /associations/',
			'POST /associations/relations',
			'POST /contacts/search',
			'POST /oauth/locationToken',
			'POST /oauth/token',
			'POST /objects/business/records/search',
			'POST /objects/custom_objects.property/records/search',
			'PUT /associations/*',
		]);
	});
});

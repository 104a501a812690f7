import type * as VirtualTime from './virtualTime.fixture';
import { ASSOCIATIONS, OBJECTS, UPDATES } from './associationRows.fixture';
import { LISTINGS } from './listingRows.fixture';
import { PICKERS, POLLS } from './readingRows.fixture';
import { RECORDS } from './recordRows.fixture';
import { RELATIONS, SIGN_INS } from './relationRows.fixture';
import { openFaultTable } from './openTable.fixture';

jest.mock('../../nodes/connection/executionClock', () =>
	jest.requireActual<typeof VirtualTime>('./virtualTime.fixture').virtualClock(),
);
jest.mock('../../nodes/connection/requestTimeout', () =>
	jest.requireActual<typeof VirtualTime>('./virtualTime.fixture').virtualTimeout(),
);
jest.mock('../../nodes/highLevel/rateLimit/pacedSend', () =>
	jest.requireActual<typeof VirtualTime>('./virtualTime.fixture').impatientSend(),
);

const ROWS = [
	...ASSOCIATIONS,
	...UPDATES,
	...OBJECTS,
	...RECORDS,
	...RELATIONS,
	...LISTINGS,
	...SIGN_INS,
	...PICKERS,
	...POLLS,
];
const table = openFaultTable('Faults at the official endpoints', 'associations');

describe('with a fault at one of the official endpoints', () => {
	it.concurrent.each(ROWS)(
		'$name gives the expected result or one clear error, and leaves nothing worse',
		async (row) => {
			expect(await table.brokenRules(row)).toEqual([]);
		},
		300_000,
	);

	it('the table strikes every endpoint there is', async () => {
		const endpoints = await table.endpointsOf(ROWS);
		expect(plain(endpoints)).toEqual([
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
			'GET /objects/custom_objects.property',
			'GET /objects/custom_objects.property/records/*',
			'GET /opportunities/*',
			'GET /opportunities/search',
			'POST /associations/',
			'POST /associations/relations',
			'POST /associations/relations/bulk',
			'POST /contacts/search',
			'POST /contacts/upsert',
			'POST /oauth/locationToken',
			'POST /oauth/token',
			'POST /objects/business/records/search',
			'POST /objects/custom_objects.property/records',
			'POST /objects/custom_objects.property/records/search',
			'PUT /associations/*',
		]);
	});
});

const plain = (endpoints: string[]): string[] => [
	...new Set(endpoints.map((endpoint) => endpoint.replace(/\/key\/\w+/, '/key/*'))),
];

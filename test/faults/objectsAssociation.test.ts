import type * as VirtualTime from './virtualTime.fixture';
import { ASSOCIATIONS } from './associationRows.fixture';
import { LISTINGS } from './listingRows.fixture';
import { PICKERS, POLLS } from './readingRows.fixture';
import { RELATIONS } from './relationRows.fixture';
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

/** Objects and records are looked up at the official endpoints, whichever family is chosen. */
const ROWS = [...ASSOCIATIONS, ...RELATIONS, ...LISTINGS, PICKERS[0], ...POLLS].filter(
	({ only }) => !only,
);
const table = openFaultTable(
	'Faults at the endpoints /objects-association',
	'objectsAssociation',
	({ template }) => template.startsWith('/objects-association'),
);

describe('with a fault at one of the endpoints /objects-association', () => {
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
			'DELETE /objects-association/*',
			'DELETE /objects-association/relations/*',
			'GET /objects-association',
			'GET /objects-association/key/*',
			'GET /objects-association/object/contact',
			'GET /objects-association/relations/*',
			'POST /objects-association',
			'POST /objects-association/*/relations',
		]);
	});
});

const plain = (endpoints: string[]): string[] => [
	...new Set(endpoints.map((endpoint) => endpoint.replace(/\/key\/\w+/, '/key/*'))),
];

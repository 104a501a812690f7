import type * as PassingTime from './passingTime.fixture';
import { ASSOCIATIONS } from './associationRows.fixture';
import { PICKERS, POLLS } from './readingRows.fixture';
import { printed } from './printed.fixture';
import { watchConnections } from './refusedConnections.fixture';
import { RELATIONS } from './relationRows.fixture';
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

/** Objects and records are looked up at the official endpoints, whichever family is chosen. */
const ROWS = [...ASSOCIATIONS, ...RELATIONS, PICKERS[0], ...POLLS].filter(({ only }) => !only);

let table: FaultTable;
beforeAll(async () => {
	table = await faultTable('objectsAssociation', ROWS, ({ template }) =>
		template.startsWith('/objects-association'),
	);
	process.stdout.write(printed('Faults at the endpoints /objects-association', table));
}, 300_000);

describe('whatever fault strikes at the endpoints /objects-association', () => {
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
		const endpoints = table.lines.map(({ endpoint }) => endpoint.replace(/key\/\w+/, 'key/*'));
		expect([...new Set(endpoints)].sort()).toEqual([
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

import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { printed } from './printed.fixture';
import { watchConnections } from './refusedConnections.fixture';
import type { Endpoint } from './runs.fixture';
import { FaultTable } from './table.fixture';

/**
 * A table for a test file, which prints what ran at the end.
 *
 * @param strikes Which of the rows' endpoints faults strike; all by default.
 */
export function openFaultTable(
	title: string,
	family: FamilyName,
	strikes?: (endpoint: Endpoint) => boolean,
): FaultTable {
	const table = new FaultTable(family, strikes);
	const { stackTraceLimit } = Error;
	watchConnections();
	beforeAll(() => {
		// Nobody reads the stacks of some thousand expected errors, and making them takes seconds.
		Error.stackTraceLimit = 2;
	});
	afterAll(() => {
		Error.stackTraceLimit = stackTraceLimit;
		process.stdout.write(printed(title, table));
	});
	return table;
}

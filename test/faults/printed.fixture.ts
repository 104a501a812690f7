import { AFTER_WORK, FAULTS } from './faults.fixture';
import type { FaultTable } from './table.fixture';

const LEGEND = [
	'Each cell: how it ended with one request struck, and with all.',
	'· as without the fault, o as HighLevel said; or one error: T token, F forbidden, N not found, E exists,',
	'I refused, R rate limit, D day used up, S server, Z no answer in time, U unreachable, X unreadable, 0 none there',
];

/** The table for a person to read: the rows that ran. */
export function printed(title: string, { lines }: FaultTable): string {
	const columns = [...FAULTS, ...AFTER_WORK].map(({ name }) => name);
	const names = lines.map(({ row, endpoint }) => `${row}: ${endpoint}`);
	const width = Math.max(...names.map((name) => name.length));
	const height = Math.max(...columns.map((name) => name.length));
	const heads = Array.from({ length: height }, (_, at) =>
		[' '.repeat(width), ...columns.map((name) => name.padStart(height)[at].padEnd(2))].join(' '),
	);
	const body = lines.map(({ cells }, at) =>
		[names[at].padEnd(width), ...columns.map((column) => (cells.get(column) ?? '').padEnd(2))].join(
			' ',
		),
	);
	const runs = lines.flatMap(({ cells }) => [...cells.values()].map((letters) => letters.length));
	const total = runs.reduce((sum, count) => sum + count, 0);
	const count = `${title}: ${lines.length} lines, ${total} runs`;
	return ['', count, ...LEGEND, ...heads, ...body, '', ''].join('\n');
}

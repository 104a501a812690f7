import './userFolder';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { LoggerProxy } from 'n8n-workflow';
import { inspect } from 'node:util';

/** One line n8n's engine, its request helper or a node wrote to n8n's log. */
export interface LogRecord {
	level: 'error' | 'warn' | 'info' | 'debug';
	message: string;
	metadata: unknown;
}

const KEPT = 5_000;

/** n8n's services outlive a test file, jest's copy of this one does not: the lines are the process's. */
const RECORDS = Symbol.for('n8n-nodes-highlevel-associations: log');
const records = ((globalThis as Record<symbol, unknown>)[RECORDS] ??= []) as LogRecord[];
records.length = 0;
/** How many lines were dropped again, so that a mark stays where it was. */
let dropped = 0;

function keep(level: LogRecord['level']) {
	return (message: unknown, metadata?: unknown) => {
		records.push({ level, message: String(message), metadata });
		if (records.length <= KEPT) return;
		records.shift();
		dropped += 1;
	};
}

const capturing = {
	error: keep('error'),
	warn: keep('warn'),
	info: keep('info'),
	debug: keep('debug'),
	/** n8n's own classes ask for a logger of their own name. */
	scoped() {
		return capturing;
	},
};

const texts = new WeakMap<LogRecord, string>();

function textOf(record: LogRecord): string {
	const text = texts.get(record) ?? inspect(record, { depth: 12 });
	texts.set(record, text);
	return text;
}

// Before n8n-core is imported: its services keep the logger they find when they are made.
Container.set(Logger, capturing as unknown as Logger);
LoggerProxy.init(capturing);

/** The engine's log: silent, and kept (the last 5,000 lines of this process) so that a test can search it. */
export const engineLog = {
	records: () => [...records],
	/** Everything logged, error objects and all their fields included, as one text. */
	text: () => records.map(textOf).join('\n'),
	clear: () => {
		dropped += records.length;
		records.length = 0;
	},
	/** The place the log has reached, for {@link engineLog.textSince}. */
	mark: () => dropped + records.length,
	/** What was logged since a mark, as one text. */
	textSince: (mark: number) =>
		records
			.slice(Math.max(0, mark - dropped))
			.map(textOf)
			.join('\n'),
};

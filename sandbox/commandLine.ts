import { Command, InvalidArgumentError, Option } from 'commander';

import type { SandboxOptions, SeedOption } from './types';

interface Flags {
	port: number;
	empty?: boolean;
	records?: number;
	relations?: number;
	limit: number | false;
	interval: number;
	window: 'fixed' | 'sliding';
	latency: number;
}

/**
 * The options a command line stands for; `--help` and wrong values are answered on the terminal and end
 * the process. The port may come from `PORT` in the environment.
 *
 * @param words what follows the program's name
 */
export function optionsFrom(words: readonly string[]): SandboxOptions & { port: number } {
	const flags = new Command('sandbox')
		.description('A stand-in for the HighLevel API on this machine, for trying the nodes out.')
		.addOption(new Option('--port <number>', 'the port').env('PORT').default(4010).argParser(count))
		.option('--empty', 'start with objects and built-in associations only')
		.option('--records <number>', 'start with so many contacts and so many properties', count)
		.option('--relations <number>', 'with --records: how many pairs of them are linked', count)
		.option('--limit <number>', 'requests per interval', count, 100)
		.option('--no-limit', 'count no requests')
		.option('--interval <ms>', 'the interval of the limit in ms', count, 10_000)
		.option('--window <kind>', 'fixed or sliding', windowKind, 'sliding')
		.option('--latency <ms>', 'hold each answer back so long', count, 0)
		.parse(words, { from: 'user' })
		.opts<Flags>();
	return {
		port: flags.port,
		seed: seedFor(flags),
		latencyMs: flags.latency,
		rateLimit: flags.limit !== false && {
			limit: flags.limit,
			intervalMs: flags.interval,
			window: flags.window,
		},
	};
}

function seedFor({ empty, records, relations = 0 }: Flags): SeedOption {
	if (empty) return 'empty';
	if (records === undefined) return 'realEstate';
	return { contacts: records, properties: records, relations };
}

function count(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
	return Number(text);
}

function windowKind(text: string): 'fixed' | 'sliding' {
	if (text === 'fixed' || text === 'sliding') return text;
	throw new InvalidArgumentError('Give "fixed" or "sliding".');
}

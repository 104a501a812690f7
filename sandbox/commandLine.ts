import { Command, InvalidArgumentError, Option } from 'commander';

import type { SandboxOptions, SeedOption } from './types';

interface Flags {
	port: number;
	empty?: boolean;
	contacts?: number;
	properties?: number;
	links?: number;
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
		.option('--contacts <number>', 'how many contacts to start with (without it, 60)', count)
		.option('--properties <number>', 'how many properties to start with (without it, 40)', count)
		.option('--links <number>', 'how many links of buyers and properties to start with', count)
		.option('--limit <number>', 'requests per interval', count, 100)
		.option('--no-limit', 'count no requests')
		.option('--interval <ms>', 'the interval of the limit in ms', count, 10_000)
		.option('--window <kind>', 'fixed or sliding', windowKind, 'sliding')
		.option('--latency <ms>', 'how long to delay each answer, in ms', count, 0)
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

function seedFor({ empty, contacts, properties, links }: Flags): SeedOption {
	if (empty) return 'empty';
	if ([contacts, properties, links].every((each) => each === undefined)) return 'realEstate';
	return { contacts, properties, relations: links, spread: true };
}

function count(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
	return Number(text);
}

function windowKind(text: string): 'fixed' | 'sliding' {
	if (text === 'fixed' || text === 'sliding') return text;
	throw new InvalidArgumentError('Give "fixed" or "sliding".');
}

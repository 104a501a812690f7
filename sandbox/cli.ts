import { Command, InvalidArgumentError, Option } from 'commander';

import { startSandbox, type SandboxOptions, type SeedOption } from './index';

interface Flags {
	empty?: boolean;
	records?: number;
	relations?: number;
	limit: number | false;
	interval: number;
	window: 'fixed' | 'sliding';
	latency: number;
	port: number;
}

const program = new Command('sandbox')
	.description('A stand-in for the HighLevel API on this machine, for trying the nodes out.')
	.addOption(new Option('--port <number>', 'the port').env('PORT').default(4010).argParser(count))
	.option('--empty', 'start with objects and built-in associations only')
	.option('--records <number>', 'start with so many contacts and so many properties', count)
	.option('--relations <number>', 'with --records: how many of them are linked', count)
	.option('--limit <number>', 'requests per interval', count, 100)
	.option('--no-limit', 'count no requests')
	.option('--interval <ms>', 'the interval of the limit in ms', count, 10_000)
	.option('--window <kind>', 'fixed or sliding', windowKind, 'sliding')
	.option('--latency <ms>', 'hold each answer back so long', count, 0)
	.parse();

void start(program.opts<Flags>()).catch((fault: NodeJS.ErrnoException) => {
	const taken = fault.code === 'EADDRINUSE';
	console.error(
		taken
			? `Port ${program.opts<Flags>().port} is taken. Choose another: PORT=4011 npm run sandbox`
			: `The sandbox did not start: ${fault.message}`,
	);
	process.exitCode = 1;
});

async function start(flags: Flags): Promise<void> {
	const options: SandboxOptions = {
		port: flags.port,
		seed: seedFor(flags),
		latencyMs: flags.latency,
		rateLimit: flags.limit !== false && {
			limit: flags.limit,
			intervalMs: flags.interval,
			window: flags.window,
		},
	};
	const sandbox = await startSandbox(options);
	const { url, pit, locationId, oauth, webhooks, state } = sandbox;
	const [contact] = state.records.list('contact');
	const headers = `-H 'Authorization: Bearer ${pit}' -H 'Version: 2021-07-28'`;
	const third = contact
		? `curl '${url}/associations/relations/${contact.id}?locationId=${locationId}&skip=0&limit=5' ${headers}`
		: `curl '${url}/objects/?locationId=${locationId}' ${headers}`;
	console.log(`The HighLevel sandbox is running at ${url}

  Private integration   token        ${pit}
                        location ID  ${locationId}
  OAuth                 client ID    ${oauth.clientId}
                        secret       ${oauth.clientSecret}
  Webhook public key    ${webhooks.publicKey}

In n8n, put ${url} into the credential's Base URL. Three things to try:

1. Look at what is in it, and paste a webhook URL: open ${url}/ in a browser

2. List the associations:
   curl '${url}/associations/?locationId=${locationId}&skip=0&limit=20' ${headers}

3. ${contact ? "List a contact's relations" : 'List the objects'}:
   ${third}

Ctrl-C ends it; nothing is kept.`);
	const end = () => void sandbox.close().then(() => process.exit(0));
	process.once('SIGINT', end);
	process.once('SIGTERM', end);
}

function seedFor({ empty, records, relations }: Flags): SeedOption {
	if (empty) return 'empty';
	if (records === undefined) return 'realEstate';
	return { contacts: records, properties: records, relations: relations ?? 0 };
}

function count(text: string): number {
	if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
	return Number(text);
}

function windowKind(text: string): 'fixed' | 'sliding' {
	if (text === 'fixed' || text === 'sliding') return text;
	throw new InvalidArgumentError('Give "fixed" or "sliding".');
}

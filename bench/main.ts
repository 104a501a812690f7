import { loadavg } from 'node:os';
import { benchLimitedCreates, benchRealScale } from './creates';
import { benchListing } from './listing';
import { benchPoll } from './poll';
import { benchSharedLimit } from './sharedLimit';
import { benchSimulated } from './simulated';
import { benchRequests } from './requests';
import { printTable, type Row } from './table';
import { benchConcurrency, benchMemory, benchUnlimited } from './unlimited';
import { benchWebhook } from './webhook';
import { benchWholeAssociations } from './whole';

/** The parts, by the names that select them on the command line. */
const PARTS: Record<string, { title: string; run: () => Promise<Row[]> }> = {
	creates: { title: 'Creates under the limit', run: async () => await benchLimitedCreates() },
	real: { title: "Creates on HighLevel's own scale", run: async () => await benchRealScale() },
	shared: { title: 'Several workers under one limit', run: benchSharedLimit },
	simulated: { title: 'The pacing alone, on virtual time', run: benchSimulated },
	requests: { title: 'Requests for each job', run: benchRequests },
	unlimited: { title: 'Creates without a limit', run: benchUnlimited },
	concurrency: { title: 'Requests in flight at once', run: benchConcurrency },
	listing: { title: 'Listing relations', run: benchListing },
	memory: { title: 'Memory', run: benchMemory },
	webhook: { title: 'Webhook deliveries', run: benchWebhook },
	whole: { title: 'All links of an association', run: benchWholeAssociations },
	poll: { title: 'Polls', run: benchPoll },
};

async function main(names: string[]): Promise<void> {
	const unknown = names.filter((name) => !(name in PARTS));
	if (unknown.length > 0) {
		process.stderr.write(
			`There is no part called ${unknown.join(', ')}. Parts: ${Object.keys(PARTS).join(', ')}.\n`,
		);
		process.exitCode = 1;
		return;
	}
	const chosen = names.length > 0 ? names : Object.keys(PARTS);
	for (const name of chosen) {
		const { title, run } = PARTS[name];
		const load = loadavg()[0].toFixed(1);
		printTable(`${title} (Node ${process.version}, load ${load} at the start)`, await run());
	}
}

void main(process.argv.slice(2));

// Must come before n8n-core, which it gives a folder of its own.
import '../test/harness/userFolder';
import { jobs, type Job } from './jobs';
import { openJobSite } from './jobSite';
import type { Row } from './table';

/**
 * Requests for each job, counted by the sandbox: what this node sends, what HTTP Request nodes send as
 * people build them today, and the least that is possible with the documented endpoints. The last two
 * are worked out from the job's sizes.
 */
export async function benchRequests(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const job of jobs) rows.push(await rowOf(job));
	return rows;
}

async function rowOf({ what, seed, prepare, run, most, today, least }: Job): Promise<Row> {
	const site = await openJobSite(seed);
	try {
		await prepare?.(site);
		site.sandbox.requests.clear();
		await run(site);
		const sent = site.sandbox.requests.length;
		const figures = [sent, today, least].map((requests) => requests.toLocaleString('en'));
		return {
			what,
			figure: `${figures[0]} requests; HTTP Request nodes ${figures[1]}; least ${figures[2]}`,
			...(most !== undefined && { met: sent <= most }),
		};
	} finally {
		await site.sandbox.close();
	}
}

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

async function rowOf(job: Job): Promise<Row> {
	const { what, most, today, least } = job;
	const sent = await requestsOf(job);
	const figures = [sent, today, least].map((requests) => requests.toLocaleString('en'));
	return {
		what,
		figure: `${figures[0]} requests; HTTP Request nodes ${figures[1]}; least ${figures[2]}`,
		...(most !== undefined && { met: sent <= most }),
	};
}

/** How many requests this node sends for a job. */
export async function requestsOf({ seed, prepare, run }: Job): Promise<number> {
	const site = await openJobSite(seed);
	try {
		await prepare?.(site);
		site.sandbox.requests.clear();
		await run(site);
		return site.sandbox.requests.length;
	} finally {
		await site.sandbox.close();
	}
}

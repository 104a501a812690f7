import { HighLevelClient } from '../../nodes/highLevel/HighLevelClient';
import type { HighLevelRequest } from '../../nodes/highLevel/api/http';
import type { RateLimitOptions } from '../../sandbox/limits/types';
import { seededRandom, SimulatedClock } from '../../test/highLevel/rateLimit/simulation.fixture';
import { CPU_MS, JITTER_MS, type SimulatedRun } from './runWorkers';
import { SimulatedHighLevel } from './SimulatedHighLevel';
import { CONCURRENCY, SimulatedProcess } from './SimulatedProcess';

const ASSOCIATION = {
	id: 'owners',
	key: 'owner_property',
	firstObjectKey: 'contact',
	secondObjectKey: 'custom_objects.property',
};

/** Links of each record that is read. */
const LINKS_EACH = 25;

/** All links of an association are read, as a poll does it. */
export interface Reading {
	/** Records of the association's smaller side. */
	records: number;
	limit: RateLimitOptions;
	/** From request to answer, in ms. */
	latencyMs: number;
}

/** Reads them on virtual time; the same seed gives the same run. */
export async function readAssociation(
	{ records, limit, latencyMs }: Reading,
	seed: number,
): Promise<SimulatedRun & { requests: number }> {
	const clock = new SimulatedClock();
	const random = seededRandom(seed);
	let requests = 0;
	const highLevel = new SimulatedHighLevel(
		limit,
		{ latencyMs, jitterMs: JITTER_MS, random },
		clock,
		(request) => {
			requests++;
			return answerTo(request, records);
		},
	);
	const send = new SimulatedProcess(clock, CPU_MS, random).execution(highLevel.sendOnce);
	const client = new HighLevelClient({
		...{ send, locationId: 'location', endpoints: 'associations', concurrency: CONCURRENCY, clock },
	});
	const begun = clock.now();
	const links = await clock.until(client.wholeAssociations.linksOf([ASSOCIATION.id]));
	const lost = records * LINKS_EACH - links.length;
	return { tookMs: clock.now() - begun, refused: highLevel.refused, lost, requests };
}

/** What HighLevel says of an association whose second side has half as many records again. */
function answerTo({ path, body, query }: HighLevelRequest, records: number): object {
	if (path === '/associations/') return { associations: [ASSOCIATION], total: 1 };
	const { page, pageLimit, searchAfter } = (body ?? {}) as {
		page?: number;
		pageLimit?: number;
		searchAfter?: [number];
	};
	if (pageLimit === undefined) return listOf(path.split('/').pop() ?? '', Number(query?.skip));
	const isContact = path.startsWith('/contacts');
	const total = isContact ? records : Math.ceil(records * 1.5);
	const begin = searchAfter ? searchAfter[0] + 1 : ((page ?? 1) - 1) * pageLimit;
	const found = Array.from({ length: Math.max(0, Math.min(pageLimit, total - begin)) }).map(
		(_, at) => ({ id: `${isContact ? 'c' : 'p'}${begin + at}`, searchAfter: [begin + at] }),
	);
	return { [isContact ? 'contacts' : 'records']: found, total };
}

function listOf(contact: string, skip: number): object {
	const all = Array.from({ length: LINKS_EACH }, (_, at) => ({
		id: `${contact} ${at}`,
		associationId: ASSOCIATION.id,
		firstRecordId: contact,
		secondRecordId: `p${at}`,
	}));
	return { relations: all.slice(skip), total: LINKS_EACH };
}

import { HighLevelClient } from '../../nodes/highLevel/HighLevelClient';
import { ask } from '../highLevel/client.fixture';
import { TOKEN } from './endpoint';
import type { HighLevelServer } from './server';

/** A client of such a server that was told nothing yet, without n8n and without pacing; pauses take no time. */
export function clientOf(
	{ url, data: { locationId } }: HighLevelServer,
	onPause = (): void => undefined,
): HighLevelClient {
	return new HighLevelClient({
		send: async (request) => await ask({ url, pit: TOKEN }, request),
		locationId,
		endpoints: 'associations',
		concurrency: 5,
		clock: { now: () => 0, sleep: async () => onPause() },
	});
}

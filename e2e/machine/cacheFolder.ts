import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where n8n and Node 24 are kept between runs: outside the checkout, so that cleaning it costs nothing. */
export function cacheFolder(): string {
	const caches = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
	return join(caches, 'n8n-nodes-highlevel-associations');
}

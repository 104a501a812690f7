import { isHighLevelError } from '../api/HighLevelError';
import type { HighLevelClient } from '../HighLevelClient';

/**
 * The IDs behind the associations a user named by ID or by key. A key is looked up at each poll, for
 * its association may have been deleted and made again. While there is none, the last known ID stays:
 * dropping it would forget the relations whose deletion is to be told.
 * @param known what the names stood for at the last poll
 * @throws HighLevelError `notFound` for a name that never stood for an association, for watching it
 * would be silence for ever
 */
export async function watchedAssociations(
	client: HighLevelClient,
	names: string[],
	known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const name of names) {
		const found = await client.associations.named(name).catch((error: unknown) => {
			if (isHighLevelError(error, 'notFound') && known.has(name)) return undefined;
			throw error;
		});
		ids.set(name, found?.id ?? known.get(name) ?? name);
	}
	return ids;
}

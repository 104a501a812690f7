import { looksLikeId } from '../associationRef';
import { HighLevelError } from '../HighLevelError';
import type { HighLevelClient } from '../HighLevelClient';

/**
 * The IDs behind the associations a user named by ID or by key. A key is looked up at each poll, for
 * its association may have been deleted and made again. While there is none, the last known ID stays:
 * dropping it would forget the relations whose deletion is to be told.
 * @param known what the names stood for at the last poll
 * @throws HighLevelError `notFound` for a name that never stood for an association
 */
export async function watchedAssociations(
	client: HighLevelClient,
	names: string[],
	known: ReadonlyMap<string, string> = new Map(),
): Promise<Map<string, string>> {
	const ids = new Map<string, string>();
	for (const name of names) {
		const found = (await client.associations.refOf(name)).value;
		const id = found === name ? (known.get(name) ?? name) : found;
		if (id === name && !looksLikeId(name) && !known.has(name)) await refuseUnknown(client, name);
		ids.set(name, id);
	}
	return ids;
}

/** Watching an association that is not there would be silence for ever. */
async function refuseUnknown(client: HighLevelClient, name: string): Promise<void> {
	const all = await client.associations.list();
	if (all.some(({ id }) => id === name)) return;
	throw new HighLevelError({
		kind: 'notFound',
		message: `There is no association with the ID or key "${name}" in location ${client.locationId}`,
		hint: 'Check Association Names or IDs: choose from the list, or give the key as HighLevel shows it.',
	});
}

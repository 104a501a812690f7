import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import { openClient } from '../client.fixture';

export const buyers: AssociationRef = { by: 'key', value: 'buyer_property' };

/** A place, its first pair, and how often the sandbox holds it. */
export async function openPair(family?: Parameters<typeof openClient>[0]) {
	const opened = await openClient(family);
	const pair = { firstRecordId: opened.contacts[0], secondRecordId: opened.properties[0] };
	const { relations } = opened.sandbox.state;
	return {
		...opened,
		pair,
		held: () =>
			relations.list().map(({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId]),
		/** Links as somebody else would. */
		link: (first = pair.firstRecordId, second = pair.secondRecordId, key = 'buyer_property') =>
			opened.sandbox.state.link(opened.idOf(key), first, second),
	};
}

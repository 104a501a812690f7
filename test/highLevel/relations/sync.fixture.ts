import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import type { RecordSide } from '../../../nodes/highLevel/model/shapes';
import { openClient, type Meddle } from '../client.fixture';

export const association: AssociationRef = { by: 'key', value: 'buyer_property' };

/** A place with a sync of buyers, and what is linked. */
export async function openSync(family?: Parameters<typeof openClient>[0]) {
	const opened = await openClient(family);
	const { contacts, properties, idOf, sandbox, client } = opened;
	const { state } = sandbox;
	return {
		...opened,
		/** Makes the links of a record this list. */
		sync: async (
			recordId: string,
			linkedRecordIds: string[],
			{ side = 'first' as RecordSide, dryRun = false, concurrency = 1 } = {},
		) =>
			await client(concurrency).relations.sync({
				...{ association, side, recordId, linkedRecordIds, dryRun },
			}),
		link: (contact: number, property: number) =>
			state.link(idOf('buyer_property'), contacts[contact], properties[property]),
		/** What a contact, or a property, is linked with now. */
		linked: (id: string) =>
			state.relations
				.ofRecord(id)
				.items.map(({ firstRecordId, secondRecordId }) =>
					firstRecordId === id ? secondRecordId : firstRecordId,
				)
				.sort(),
	};
}

/** Lets a request through as it is. */
export const pass: Meddle = async (_request, ask) => await ask();

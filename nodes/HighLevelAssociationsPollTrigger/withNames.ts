import type { IDataObject } from 'n8n-workflow';
import { isHighLevelError } from '../highLevel/api/HighLevelError';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import type { Relation } from '../highLevel/model/shapes';
import type { Change } from '../highLevel/polling/Change';
import { subjectOf } from '../highLevel/webhooks/eventNames';

/** A change with whatever else its item shows. */
export interface NamedChange {
	event: Change['event'];
	fields: IDataObject;
}

/**
 * Puts the names of what links join in front of their fields. A name is worth no failure: where
 * HighLevel does not answer, the names are null and the change is reported all the same.
 */
export async function withNames(
	client: HighLevelClient,
	changes: Change[],
): Promise<NamedChange[]> {
	const links = changes.filter(({ event }) => subjectOf(event) === 'relation');
	const relations = links.map(({ fields }) => ({ ...fields }) as unknown as Relation);
	const named = await client.names.ofLinks(relations).catch((error: unknown) => {
		if (!isHighLevelError(error)) throw error;
		const unknown = { firstRecordName: null, secondRecordName: null, associationKey: null };
		return relations.map((relation) => ({ ...unknown, ...relation }));
	});
	const fieldsOf = new Map(links.map((change, at) => [change, named[at] as IDataObject]));
	return changes.map((change) => ({
		event: change.event,
		fields: fieldsOf.get(change) ?? { ...change.fields },
	}));
}

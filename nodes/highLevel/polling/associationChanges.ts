import type { HighLevelClient } from '../HighLevelClient';
import { readList } from '../api/paging';
import { textIn } from '../model/json';
import { schemaKey } from '../model/objectKeys';
import type { Association } from '../model/shapes';
import {
	ASSOCIATION_FIELDS,
	type AssociationMemory,
	type RememberedAssociation,
} from './associationMemory';
import { MOST_ASSOCIATIONS, tooMany } from './bounds';
import { present, type Change, type Poll } from './Change';

/**
 * Reads the location's associations and compares them with what is remembered. A memory of another
 * location or endpoint family does not count: the first poll with new settings learns.
 * @throws HighLevelError
 */
export async function pollAssociations(
	client: HighLevelClient,
	endpoints: string,
	memory?: AssociationMemory,
): Promise<Poll<AssociationMemory>> {
	const { locationId } = client;
	const before =
		memory?.locationId === locationId && memory.endpoints === endpoints
			? memory.associations
			: undefined;
	const now = new Map<string, RememberedAssociation>();
	const found = await readList(
		{
			of: 'associations',
			limit: MOST_ASSOCIATIONS + 1,
			pageSize: client.associations.pageSize,
			fetch: async (skip, limit) => await client.associations.page(skip, limit),
		},
		{ mustContain: before?.keys(), learning: !before },
	);
	if (found.length > MOST_ASSOCIATIONS) {
		throw tooMany('associations', MOST_ASSOCIATIONS, 'Watch relations of certain records instead.');
	}
	for (const association of found) {
		// A field that HighLevel leaves out today is still worth telling when the association goes.
		now.set(association.id, { ...before?.get(association.id), ...remembered(association) });
	}
	return {
		changes: before ? compare(before, now, locationId) : [],
		memory: { locationId, endpoints, associations: now },
	};
}

/** The first associations of the location, as the fields of an event. @throws HighLevelError */
export async function sampleAssociations(
	client: HighLevelClient,
	most: number,
): Promise<Array<Change['fields']>> {
	const found = await client.associations.list({ limit: most });
	return found.map((association) => eventFields(remembered(association), client.locationId));
}

function compare(
	before: Map<string, RememberedAssociation>,
	now: Map<string, RememberedAssociation>,
	locationId: string,
): Change[] {
	const changes: Change[] = [];
	const tell = (event: Change['event'], association: RememberedAssociation): void => {
		changes.push({ event, fields: eventFields(association, locationId) });
	};
	// A key that is deleted and made again is free only after the deletion: so that comes first.
	for (const [id, association] of before) if (!now.has(id)) tell('AssociationDelete', association);
	for (const [id, association] of now) {
		const known = before.get(id);
		if (!known) tell('AssociationCreate', association);
		else if (differ(known, association)) tell('AssociationUpdate', association);
	}
	return changes;
}

/** A field that HighLevel begins to send is no change; one it ceases to send keeps its value. */
function differ(known: RememberedAssociation, association: RememberedAssociation): boolean {
	return Object.keys(known).some((name) => known[name] !== association[name]);
}

/** Object keys are remembered as webhooks say them, whichever way the family does. */
function remembered(association: Association): RememberedAssociation {
	const fields = Object.fromEntries(
		ASSOCIATION_FIELDS.map((name) => [name, textIn(association[name])]),
	);
	const { firstObjectKey, secondObjectKey } = fields;
	return present({
		...fields,
		firstObjectKey: firstObjectKey && schemaKey(firstObjectKey),
		secondObjectKey: secondObjectKey && schemaKey(secondObjectKey),
	});
}

function eventFields(association: RememberedAssociation, locationId: string): Change['fields'] {
	return { ...association, locationId };
}

import { byId, byKey } from '../HighLevelAssociations/node.fixture';
import { operation } from './operationRow.fixture';
import type { FaultPlace } from './place.fixture';
import type { Row } from './rows.fixture';

/** The smallest association: the links of three companies. */
export const COMPANIES_CONTACTS = 'BUSINESSES_CONTACTS_ASSOCIATION';

const ofContact = (at: number, { seed }: FaultPlace) => ({
	object: byKey('contact'),
	record: byId(seed.contacts[at]),
});

/** Lists of links. */
export const LISTINGS: Row[] = [
	operation(
		'relation.getAll with names',
		(place) => ({
			...ofContact(0, place),
			includeNames: true,
			limit: 2,
			filters: { associations: 'buyer_property' },
		}),
		{ namesMayBeNull: 'where forbidden' },
	),
	operation(
		'relation.getAll of an association',
		() => ({
			of: 'association',
			associations: COMPANIES_CONTACTS,
			includeNames: true,
			returnAll: true,
		}),
		{ namesMayBeNull: 'where forbidden' },
	),
	operation(
		'relation.getAll with records',
		(place) => ({
			...ofContact(0, place),
			includeNames: false,
			// So few are asked for one by one; pages hold the same records in a slightly other form.
			limit: 3,
			options: { includeRecord: true },
		}),
		{ only: /contacts|records|opportunities/ },
	),
	operation(
		'relation.getAll with company',
		(place) => ({
			...ofContact(1, place),
			includeNames: false,
			options: { includeRecord: true },
		}),
		{ only: /businesses/ },
	),
];

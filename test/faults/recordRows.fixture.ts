import { byKey, byName } from '../HighLevelAssociations/node.fixture';
import { operation } from './operationRow.fixture';
import type { FaultPlace } from './place.fixture';
import type { Row } from './rows.fixture';

const PROPERTY = 'custom_objects.property';
const mapped = (matchOn: string, value: object) => ({
	columns: { mappingMode: 'defineBelow', value, matchingColumns: [matchOn], schema: [] },
});
const ofObject = (key: string) => ({ object: byKey(key) });

/** The names of two records that are linked under buyer_property. */
const named = ({ sandbox, seed }: FaultPlace) => {
	const { records } = sandbox.state;
	return {
		association: byKey('buyer_property'),
		firstRecord: byName(records.get(seed.contacts[0])?.properties.email),
		secondRecord: byName(records.get(seed.properties[1])?.properties.address),
	};
};

/** An upsert that is repeated reaches the same; who made the record is not known after a lost answer. */
const upserted: Partial<Row> = {
	recoversOnRetry: true,
	unchangedPart: (item) => ({ name: (item as { name?: string }).name }),
};

/** Operations on records, and records that are named, which are looked up at the official endpoints. */
export const RECORDS: Row[] = [
	operation('record.getAll', () => ({ ...ofObject(PROPERTY), returnAll: false, limit: 3 })),
	operation(
		'record.upsert new',
		() => ({ ...ofObject(PROPERTY), ...mapped('address', { address: '9 New Quay', bedrooms: 3 }) }),
		{ ...upserted, neverRepeated: /^POST .*records$/ },
	),
	operation(
		'record.upsert of a contact',
		() => ({
			...ofObject('contact'),
			...mapped('email', { email: 'new@example.com', lastName: 'Quay' }),
		}),
		{ ...upserted, only: /contacts/ },
	),
	operation('relation.create by names', named, {
		recoversOnRetry: true,
		only: /search$/,
		unchangedPart: (item) => {
			const { firstRecordId, secondRecordId } = item as Record<string, unknown>;
			return { firstRecordId, secondRecordId };
		},
	}),
];

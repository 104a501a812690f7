import { whyFilteredOut } from '../../../nodes/highLevel/webhooks/filterEvent';
import { parseEvent } from '../../../nodes/highLevel/webhooks/parseEvent';
import { ASSOCIATION, RELATION } from './delivery.fixture';

const read = (body: object) => parseEvent(Buffer.from(JSON.stringify(body)));
const OTHER = {
	kind: 'otherEvent',
	message: 'The event is not about an association or a relation.',
};

describe('without a type, a body is an event only when nothing its shape needs is missing', () => {
	it.each(['firstRecordId', 'secondRecordId', 'associationId'])(
		'a relation without %s',
		(field) => {
			for (const value of [undefined, '', 7, null]) {
				expect(read({ ...RELATION, [field]: value })).toEqual(OTHER);
			}
		},
	);

	it.each(['id', 'firstObjectKey', 'secondObjectKey'])('an association without %s', (field) => {
		for (const value of [undefined, '', 7, null]) {
			expect(read({ ...ASSOCIATION, [field]: value })).toEqual(OTHER);
		}
	});

	it('an association has a key or a type', () => {
		const { key, associationType, ...rest } = ASSOCIATION;
		const named = { names: ['AssociationCreate'] };
		expect(read({ ...rest, key })).toMatchObject(named);
		expect(read({ ...rest, associationType })).toMatchObject(named);
		expect(read(rest)).toEqual(OTHER);
	});

	it.each(['firstObjectToSecondObjectCardinality', 'secondObjectToFirstObjectCardinality'])(
		'an association with %s alone was updated or deleted',
		(field) => {
			expect(read({ ...ASSOCIATION, [field]: 'MANY_TO_MANY' })).toMatchObject({
				names: ['AssociationUpdate', 'AssociationDelete'],
			});
		},
	);

	it('a type that is not text, or empty, is none', () => {
		for (const type of ['', 7, null]) {
			expect(read({ type, ...RELATION })).toMatchObject({
				names: ['RelationCreate', 'RelationDelete'],
			});
		}
	});

	it('an event under data keeps what lay beside it', () => {
		expect(read({ webhookId: 'w', data: RELATION })).toMatchObject({
			fields: { webhookId: 'w', ...RELATION },
		});
		expect(read({ data: [RELATION] })).toEqual(OTHER);
		expect(read({ data: null })).toEqual(OTHER);
	});
});

it('an object’s key is filtered by in either spelling', () => {
	const fields = {
		locationId: 'l',
		firstObjectKey: 'custom_objects.property',
		secondObjectKey: 'x',
	};
	const passes = (objectKeys: string[], second = 'x') =>
		whyFilteredOut(
			{ ...fields, secondObjectKey: second },
			{ locationIds: [], associations: [], objectKeys },
		) === undefined;
	expect(passes(['property'])).toBe(true);
	expect(passes(['custom_objects.property'])).toBe(true);
	expect(passes(['custom_objects.other'])).toBe(false);
	expect(passes(['company'], 'business')).toBe(true);
	expect(passes(['business'], 'business')).toBe(true);
	expect(passes(['contact'], 'custom_objects.contact')).toBe(false);
	expect(passes(['other'])).toBe(false);
	expect(whyFilteredOut(fields, { locationIds: [], associations: [], objectKeys: undefined })).toBe(
		'Filtered out by Object Keys.',
	);
});

import { resources } from '../../nodes/HighLevelAssociations/actions/properties';
import { FAMILY_NAMES } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { byId, byKey, byName, type Parameters } from '../harness/place';
import { openIndependent, type IndependentPlace } from './place.fixture';
import { PROPERTY } from './seed';

/** What an operation is given, and what comes of it. */
interface Case {
	operation: string;
	/** A situation of its own, where an operation has several cases. */
	when?: string;
	parameters(place: IndependentPlace): Parameters;
	/** Before it runs. */
	arrange?(place: IndependentPlace): unknown;
	/** What the outputs must match. */
	outputs: (place: IndependentPlace) => unknown[];
	/** What the server holds afterwards. */
	holds?(place: IndependentPlace): void;
}

const association = ({ seeded }: IndependentPlace) => byId(seeded.owner.id);
const first = ({ seeded }: IndependentPlace) => seeded.contacts[0].id;
const property = ({ seeded }: IndependentPlace, at = 0) => seeded.properties[at].id;
const link = (place: IndependentPlace, at = 0) =>
	place.data.link(place.seeded.owner.id, first(place), property(place, at)) as { id: string };
const linked = ({ data, seeded }: IndependentPlace) =>
	data.linksOfRecord(seeded.contacts[0].id).map(({ secondRecordId }) => secondRecordId);
const viewer = {
	key: 'viewer_property',
	firstObject: byKey('contact'),
	firstObjectLabel: 'Viewer',
	secondObject: byKey(PROPERTY),
	secondObjectLabel: 'Property viewed',
};
const pair = (place: IndependentPlace) => ({
	association: association(place),
	firstRecord: byId(first(place)),
	secondRecord: byId(property(place)),
});
const list = (place: IndependentPlace, ...at: number[]) => ({
	association: association(place),
	record: byId(first(place)),
	linkedRecordIds: at.map((each) => property(place, each)),
});

/** The mapper, matching the second property by its address. */
const mapped = (values: object) => ({
	mappingMode: 'defineBelow',
	value: { address: '1 Riverside Lane', ...values },
	matchingColumns: ['address'],
	schema: [],
});

const CASES: Case[] = [
	{
		operation: 'association.create',
		parameters: () => viewer,
		outputs: () => [{ key: 'viewer_property', firstObjectKey: 'contact' }],
		holds: ({ data }) => expect(data.byKey('viewer_property')).toBeDefined(),
	},
	{
		operation: 'association.upsert',
		when: 'the key is new',
		parameters: () => viewer,
		outputs: () => [{ key: 'viewer_property', outcome: 'created' }],
		holds: ({ data }) => expect(data.byKey('viewer_property')).toBeDefined(),
	},
	{
		operation: 'association.get',
		parameters: (place) => ({ association: association(place) }),
		outputs: ({ seeded }) => [{ id: seeded.owner.id, key: 'owner_property' }],
	},
	{
		operation: 'association.get',
		when: 'it is named by its key',
		parameters: () => ({ association: byKey('owner_property') }),
		outputs: ({ seeded }) => [{ id: seeded.owner.id }],
	},
	{
		operation: 'association.getAll',
		parameters: () => ({ returnAll: true }),
		outputs: ({ data }) => [...data.associations.values()].map(({ id }) => ({ id })),
	},
	{
		operation: 'association.getAll',
		when: 'an object is given',
		parameters: () => ({ returnAll: true, filters: { object: byKey('business') } }),
		outputs: ({ seeded }) => [{ id: seeded.company.id }],
	},
	{
		operation: 'association.delete',
		arrange: (place) => link(place),
		parameters: (place) => ({ association: association(place) }),
		outputs: ({ seeded }) => [{ deleted: true, id: seeded.owner.id }],
		holds: (place) => expect(linked(place)).toEqual([]),
	},
	{
		operation: 'relation.create',
		parameters: pair,
		outputs: (place) => [{ outcome: 'created', secondRecordId: property(place) }],
		holds: (place) => expect(linked(place)).toEqual([property(place)]),
	},
	{
		operation: 'relation.create',
		when: 'the link exists',
		arrange: (place) => link(place),
		parameters: pair,
		outputs: (place) => [{ outcome: 'existing', secondRecordId: property(place) }],
		holds: (place) => expect(linked(place)).toHaveLength(1),
	},
	{
		operation: 'relation.createMany',
		arrange: (place) => link(place, 1),
		parameters: (place) => list(place, 0, 1, 2),
		outputs: () => ['created', 'existing', 'created'].map((outcome) => ({ outcome })),
		holds: (place) => expect(linked(place)).toHaveLength(3),
	},
	{
		operation: 'relation.delete',
		arrange: (place) => link(place),
		parameters: (place) => ({ relationId: place.data.linksOfRecord(first(place))[0].id }),
		outputs: () => [{ deleted: true }],
		holds: (place) => expect(linked(place)).toEqual([]),
	},
	{
		operation: 'relation.delete',
		when: 'the records are given',
		arrange: (place) => link(place),
		parameters: (place) => ({ deleteBy: 'records', ...pair(place) }),
		outputs: () => [{ deleted: true }],
		holds: (place) => expect(linked(place)).toEqual([]),
	},
	{
		operation: 'relation.getAll',
		arrange: (place) => [link(place, 0), link(place, 1)],
		parameters: (place) => ({ object: byKey('contact'), record: byId(first(place)) }),
		outputs: (place) => [0, 1].map((at) => ({ linkedRecordId: property(place, at) })),
	},
	{
		operation: 'relation.getAll',
		when: 'the linked records are included',
		arrange: (place) => link(place, 1),
		parameters: (place) => ({
			object: byKey('contact'),
			record: byId(first(place)),
			options: { includeRecord: true },
		}),
		outputs: (place) => [
			{ linkedRecord: { id: property(place, 1), properties: { address: '1 Riverside Lane' } } },
		],
	},
	{
		operation: 'relation.sync',
		arrange: (place) => [link(place, 0), link(place, 1)],
		parameters: (place) => list(place, 1, 2),
		outputs: (place) => [
			{
				created: [property(place, 2)],
				deleted: [property(place, 0)],
				unchanged: [property(place, 1)],
			},
		],
		holds: (place) => expect(linked(place)).toEqual([property(place, 1), property(place, 2)]),
	},
	{
		operation: 'relation.getAll',
		when: 'all links of an association are wanted, with names',
		arrange: (place) => [link(place, 0), link(place, 2)],
		parameters: () => ({ of: 'association', associations: ['owner_property'] }),
		outputs: (place) => [
			{ secondRecordId: property(place, 0) },
			{ secondRecordId: property(place, 2) },
		],
	},
	{
		operation: 'relation.move',
		arrange: (place) => [
			link(place, 0),
			link(place, 1),
			place.data.link(place.seeded.owner.id, place.seeded.contacts[1].id, property(place, 1)),
		],
		parameters: ({ seeded }) => ({
			object: byKey('contact'),
			fromRecord: byId(seeded.contacts[0].id),
			toRecord: byId(seeded.contacts[1].id),
		}),
		outputs: (place) => [
			{ linkedRecordId: property(place, 0), outcome: 'moved' },
			{ linkedRecordId: property(place, 1), outcome: 'existing' },
		],
		holds(place) {
			expect(linked(place)).toEqual([]);
			expect(place.data.linksOfRecord(place.seeded.contacts[1].id)).toHaveLength(2);
		},
	},
	{
		operation: 'relation.create',
		when: 'the records are named',
		parameters: () => ({
			association: byKey('owner_property'),
			firstRecord: byName('ada.1@example.com'),
			secondRecord: byName('2 riverside lane'),
		}),
		outputs: (place) => [
			{
				outcome: 'created',
				firstRecordId: place.seeded.contacts[1].id,
				secondRecordId: property(place, 2),
			},
		],
	},
	{
		operation: 'record.get',
		when: 'it is named by its phone number',
		parameters: () => ({ object: byKey('contact'), record: byName('+1 (555) 000-0002') }),
		outputs: ({ seeded }) => [{ id: seeded.contacts[2].id, objectKey: 'contact' }],
	},
	{
		operation: 'record.getAll',
		parameters: () => ({ object: byKey(PROPERTY), search: '1 Riverside' }),
		outputs: (place) => [{ id: property(place, 1), name: '1 Riverside Lane', rooms: 3 }],
	},
	{
		operation: 'record.upsert',
		when: 'it is there',
		parameters: () => ({ object: byKey(PROPERTY), columns: mapped({ rooms: 4 }) }),
		outputs: (place) => [{ outcome: 'updated', id: property(place, 1), rooms: 4 }],
		holds: ({ seeded }) => expect(seeded.properties[1].values).toMatchObject({ rooms: 4 }),
	},
	{
		operation: 'record.upsert',
		when: 'it is right already',
		parameters: () => ({ object: byKey(PROPERTY), columns: mapped({ rooms: 3 }) }),
		outputs: (place) => [{ outcome: 'unchanged', id: property(place, 1) }],
	},
	{
		operation: 'record.upsert',
		when: 'a contact is there',
		parameters: () => ({
			object: byKey('contact'),
			columns: {
				mappingMode: 'defineBelow',
				value: { email: 'ada.1@example.com', lastName: 'King' },
				matchingColumns: ['email'],
				schema: [],
			},
		}),
		outputs: ({ seeded }) => [{ outcome: 'updated', id: seeded.contacts[1].id, lastName: 'King' }],
	},
	{
		operation: 'object.get',
		parameters: () => ({ object: byKey(PROPERTY) }),
		outputs: () => [{ key: PROPERTY, primaryDisplayProperty: `${PROPERTY}.address` }],
	},
	{
		operation: 'object.getAll',
		parameters: () => ({}),
		outputs: () => ['contact', 'opportunity', 'business', PROPERTY].map((key) => ({ key })),
	},
	{
		operation: 'object.getModel',
		parameters: () => ({ options: { includeCounts: true } }),
		outputs: () => [
			{
				objects: ['contact', 'opportunity', 'business', PROPERTY].map((key) => ({
					key,
					records: key === 'contact' || key === PROPERTY ? 3 : 2,
				})),
				mermaid: expect.stringContaining('erDiagram'),
			},
		],
	},
];

/** What only the official family can do. */
const UPDATES: Case[] = [
	{
		operation: 'association.update',
		parameters: (place) => ({
			association: association(place),
			updateFields: { firstObjectLabel: 'Owner' },
		}),
		outputs: () => [{ firstObjectLabel: 'Owner', secondObjectLabel: 'Property of owner_property' }],
		holds: ({ seeded }) => expect(seeded.owner.firstObjectLabel).toBe('Owner'),
	},
	{
		operation: 'association.upsert',
		when: 'the labels differ',
		parameters: () => ({ ...viewer, key: 'owner_property' }),
		outputs: ({ seeded }) => [{ id: seeded.owner.id, outcome: 'updated' }],
		holds: ({ seeded }) => expect(seeded.owner.firstObjectLabel).toBe('Viewer'),
	},
];

const nameOf = ({ operation, when }: Case) => (when ? `${operation} (${when})` : operation);

describe.each(FAMILY_NAMES)('on a HighLevel written from its description, family %s', (family) => {
	const cases = family === 'associations' ? [...CASES, ...UPDATES] : CASES;

	it.each(cases.map((each) => [nameOf(each), each] as const))(
		'%s does what it says and sends only what is listed',
		async (_name, { operation, arrange, parameters, outputs, holds }) => {
			const place = await openIndependent(family);
			arrange?.(place);

			const [resource, name] = operation.split('.');
			const items = await place.outputs({ resource, operation: name, ...parameters(place) });

			expect(items).toMatchObject(outputs(place));
			expect(items).toHaveLength(outputs(place).length);
			holds?.(place);
			expect(place.server.refused).toEqual([]);
		},
	);
});

it('runs every operation there is', () => {
	const all = resources.flatMap(({ option, operations }) =>
		operations.map((operation) => `${option.value}.${operation.option.value}`),
	);
	const run = [...CASES, ...UPDATES].map(({ operation }) => operation);
	expect(all.filter((name) => !run.includes(name))).toEqual([]);
});

import type { Association, Data } from './Data';

export const PROPERTY = 'custom_objects.property';

/** A location with contacts, companies, opportunities and properties, none of them linked. */
export function seed(data: Data, { contacts = 3, properties = 3 } = {}) {
	const field = (key: string, dataType: string, searchable = false) => ({
		...{ key, name: key, dataType, searchable },
	});
	data.addObject({
		key: 'contact',
		labels: { singular: 'Contact', plural: 'Contacts' },
		primary: 'name',
		fields: [],
	});
	data.addObject({
		key: 'opportunity',
		labels: { singular: 'Opportunity', plural: 'Opportunities' },
		primary: 'name',
		fields: [],
	});
	data.addObject({
		key: 'business',
		labels: { singular: 'Company', plural: 'Companies' },
		primary: 'name',
		fields: [
			field('name', 'TEXT', true),
			field('email', 'TEXT', true),
			field('phone', 'PHONE', true),
		],
	});
	data.addObject({
		key: PROPERTY,
		labels: { singular: 'Property', plural: 'Properties' },
		primary: 'address',
		fields: [
			field('address', 'TEXT', true),
			field('unit', 'TEXT'),
			field('rooms', 'NUMERICAL'),
			field('price', 'MONETORY'),
			field('listed', 'DATE'),
			{
				...field('status', 'SINGLE_OPTIONS'),
				options: [
					{ key: 'sold', label: 'Sold' },
					{ key: 'for_sale', label: 'For sale' },
				],
			},
		],
	});
	const many = <T>(count: number, make: (at: number) => T): T[] =>
		Array.from({ length: count }, (_, at) => make(at));
	const ofProperty = (key: string, more: Partial<Association> = {}) =>
		data.addAssociation({
			key,
			firstObjectLabel: `${key} of`,
			secondObjectKey: PROPERTY,
			secondObjectLabel: `Property of ${key}`,
			...more,
		});
	return {
		contacts: many(contacts, (at) =>
			data.addRecord('contact', {
				firstName: `Ada ${at}`,
				lastName: 'Lane',
				email: `Ada.${at}@Example.com`,
				phone: `+1555${String(at).padStart(7, '0')}`,
			}),
		),
		properties: many(properties, (at) =>
			data.addRecord(PROPERTY, { address: `${at} Riverside Lane`, unit: String(at), rooms: 3 }),
		),
		companies: many(2, (at) => data.addRecord('business', { name: `Company ${at}` })),
		opportunities: many(2, (at) => data.addRecord('opportunity', { name: `Deal ${at}` })),
		owner: ofProperty('owner_property'),
		/** Each contact has one, each property has one. */
		keyHolder: ofProperty('key_holder', { cardinality: 'ONE_TO_ONE' }),
		/** Of an object with itself. */
		friend: data.addAssociation({ key: 'friend' }),
		/** The same, with one label for both sides. */
		sibling: data.addAssociation({
			key: 'sibling',
			firstObjectLabel: 'Sibling',
			secondObjectLabel: 'Sibling',
		}),
		company: data.addAssociation({
			id: 'BUSINESSES_CONTACTS_ASSOCIATION',
			key: 'BUSINESSES_CONTACTS_ASSOCIATION',
			firstObjectKey: 'business',
			firstObjectLabel: 'Company',
			secondObjectLabel: 'Contact',
			associationType: 'SYSTEM_DEFINED',
			cardinality: 'ONE_TO_MANY',
		}),
	};
}

export type Seeded = ReturnType<typeof seed>;

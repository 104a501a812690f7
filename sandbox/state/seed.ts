import type { SeedOption } from '../types';
import { OPPORTUNITY_CONTACT_ASSOCIATION, COMPANY_CONTACT_ASSOCIATION } from './builtIn';
import { COMPANY_NAMES, FIRST_NAMES, LAST_NAMES, STREETS, TOWNS } from './names';
import { OTHER_LOCATION_ID, type SandboxState } from './SandboxState';

const PROPERTY = 'custom_objects.property';

/** Fills the seeded location; the same every time. */
export function addSeed(state: SandboxState, seed: SeedOption): void {
	if (seed === 'empty') return;
	if (seed === 'realEstate') return addRealEstate(state);
	const contacts = seed.contacts ?? 60;
	const properties = seed.properties ?? 40;
	const relations = seed.relations ?? 0;
	if (relations > contacts * properties) {
		throw new Error(
			`${contacts} contacts and ${properties} properties have no more than ${contacts * properties} pairs; ask for fewer relations or more records.`,
		);
	}
	addContacts(state, contacts);
	addProperties(state, properties);
	addAssociations(state);
	linkBuyers(state, relations, seed.spread ?? false);
}

function addRealEstate(state: SandboxState): void {
	addContacts(state, 60);
	addProperties(state, 40);
	addCompanies(state);
	addOpportunities(state);
	addAssociations(state);
	addContacts(state, 2, OTHER_LOCATION_ID);
	const contacts = state.records.list('contact').map(({ id }) => id);
	const properties = state.records.list(PROPERTY).map(({ id }) => id);
	const id = (key: string) => state.associations.byKey(key)?.id ?? key;
	for (let i = 0; i < 48; i += 1) {
		state.link(id('buyer_property'), contacts[(i * 5) % 60], properties[i % 40]);
	}
	for (let i = 0; i < 32; i += 1) {
		state.link(id('seller_property'), contacts[(i * 7 + 3) % 60], properties[i % 40]);
	}
	for (let i = 0; i < 16; i += 1) {
		state.link(id('tenant_property'), contacts[59 - i], properties[39 - (i % 20)]);
	}
	for (let i = 0; i < 8; i += 1) {
		state.link(id('referrer_referred'), contacts[i], contacts[i + 20]);
	}
	state.records.list('opportunity').forEach((deal, i) => {
		state.link(OPPORTUNITY_CONTACT_ASSOCIATION, deal.id, contacts[i * 2]);
	});
	state.records.list('business').forEach((company, i) => {
		state.link(COMPANY_CONTACT_ASSOCIATION, company.id, contacts[i * 3 + 1]);
	});
}

/**
 * Buyers: each pair once; all contacts before the next property, or spread over all contacts and all
 * properties as evenly as can be.
 */
function linkBuyers(state: SandboxState, relations: number, spread: boolean): void {
	const contacts = state.records.list('contact');
	const properties = state.records.list(PROPERTY);
	const association = state.associations.byKey('buyer_property');
	for (let i = 0; association && i < relations; i += 1) {
		const round = Math.floor(i / contacts.length);
		const contact = i % contacts.length;
		state.relations.add({
			association,
			firstRecordId: contacts[contact].id,
			secondRecordId: properties[(spread ? contact + round : round) % properties.length].id,
		});
	}
}

function addAssociations(state: SandboxState): void {
	for (const [key, firstObjectLabel, secondObjectKey, secondObjectLabel] of [
		['buyer_property', 'Buyer', PROPERTY, 'Property bought'],
		['seller_property', 'Seller', PROPERTY, 'Property sold'],
		['tenant_property', 'Tenant', PROPERTY, 'Property rented'],
		['referrer_referred', 'Referrer', 'contact', 'Referred'],
	]) {
		state.associations.add({
			key,
			firstObjectKey: 'contact',
			firstObjectLabel,
			secondObjectKey,
			secondObjectLabel,
		});
	}
}

function addContacts(state: SandboxState, count: number, locationId?: string): void {
	for (let i = 0; i < count; i += 1) {
		const firstName = FIRST_NAMES[i % FIRST_NAMES.length];
		const lastName = LAST_NAMES[(i + Math.floor(i / FIRST_NAMES.length)) % LAST_NAMES.length];
		const number = i < FIRST_NAMES.length ? '' : String(i);
		state.records.add({
			objectKey: 'contact',
			locationId,
			properties: {
				firstName,
				lastName,
				contactName: `${firstName} ${lastName}`,
				email: `${firstName}.${lastName}${number}@example.com`.toLowerCase(),
				phone: `+1555${String(1000000 + i)}`,
				tags: [i % 3 === 0 ? 'seller' : 'buyer'],
			},
		});
	}
}

function addProperties(state: SandboxState, count: number): void {
	for (let i = 0; i < count; i += 1) {
		const street = STREETS[i % STREETS.length];
		const town = TOWNS[i % TOWNS.length];
		state.records.add({
			objectKey: PROPERTY,
			properties: {
				address: `${i + 1} ${street}, ${town}`,
				unit: String(i + 1).padStart(4, '0'),
				town,
				bedrooms: 1 + (i % 5),
				price: { currency: 'default', value: 180000 + i * 7500 },
				status: i % 4 === 0 ? 'sold' : 'for_sale',
				features: ['garden', 'garage', 'lift'].slice(0, i % 4),
				listed_on: `2026-0${1 + (i % 9)}-15`,
			},
		});
	}
}

function addCompanies(state: SandboxState): void {
	COMPANY_NAMES.forEach((name, i) => {
		state.records.add({
			objectKey: 'business',
			properties: { name, email: `office${i + 1}@example.com`, city: TOWNS[i % TOWNS.length] },
		});
	});
}

function addOpportunities(state: SandboxState): void {
	const contacts = state.records.list('contact');
	for (let i = 0; i < 10; i += 1) {
		const contact = contacts[i * 2];
		state.records.add({
			objectKey: 'opportunity',
			properties: {
				name: `${STREETS[i % STREETS.length]} viewing – ${String(contact.properties.contactName)}`,
				monetaryValue: 200000 + i * 12500,
				status: i % 3 === 0 ? 'won' : 'open',
				contactId: contact.id,
			},
		});
	}
}

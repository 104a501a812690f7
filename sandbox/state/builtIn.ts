import {
	BUSINESS_FIELDS,
	CONTACT_FIELDS,
	OPPORTUNITY_FIELDS,
	PROPERTY_FIELDS,
} from './objectFields';
import { COMPANY_ID, HOME_LOCATION_ID, OTHER_LOCATION_ID, type SandboxState } from './SandboxState';

/** IDs HighLevel gives its own associations in every location. */
export const COMPANY_CONTACT_ASSOCIATION = 'BUSINESSES_CONTACTS_ASSOCIATION';
export const OPPORTUNITY_CONTACT_ASSOCIATION = 'OPPORTUNITIES_CONTACTS_ASSOCIATION';

const OBJECTS = [
	['contact', 'Contact', 'Contacts', 'People you deal with', 'contact.name', CONTACT_FIELDS],
	[
		'opportunity',
		'Opportunity',
		'Opportunities',
		'Deals under way',
		'opportunity.name',
		OPPORTUNITY_FIELDS,
	],
	['business', 'Company', 'Companies', 'Firms you deal with', 'business.name', BUSINESS_FIELDS],
	[
		'custom_objects.property',
		'Property',
		'Properties',
		'Houses and flats for sale or to let',
		'custom_objects.property.address',
		PROPERTY_FIELDS,
	],
] as const;

/** Both locations with their objects and the associations HighLevel itself defines. */
export function addBuiltIn(state: SandboxState): void {
	for (const [id, name, address] of [
		[HOME_LOCATION_ID, 'Riverside Estates', '1 Riverside Lane, Ashford'],
		[OTHER_LOCATION_ID, 'Harbour Lettings', '6 Harbour View, Fairhaven'],
	]) {
		state.locations.set(id, { id, companyId: COMPANY_ID, name, address });
		for (const [key, singular, plural, description, primaryDisplayProperty, fields] of OBJECTS) {
			state.addObject({
				id: state.ids.hex24(),
				locationId: id,
				key,
				standard: !key.startsWith('custom_objects.'),
				labels: { singular, plural },
				description,
				primaryDisplayProperty,
				fields,
			});
		}
		addSystemAssociations(state, id);
	}
}

function addSystemAssociations(state: SandboxState, locationId: string): void {
	state.associations.add({
		id: OPPORTUNITY_CONTACT_ASSOCIATION,
		key: OPPORTUNITY_CONTACT_ASSOCIATION,
		locationId,
		firstObjectKey: 'opportunity',
		firstObjectLabel: 'Opportunity',
		secondObjectKey: 'contact',
		secondObjectLabel: 'Contact',
		associationType: 'SYSTEM_DEFINED',
	});
	state.associations.add({
		id: COMPANY_CONTACT_ASSOCIATION,
		key: COMPANY_CONTACT_ASSOCIATION,
		locationId,
		firstObjectKey: 'business',
		firstObjectLabel: 'Company',
		secondObjectKey: 'contact',
		secondObjectLabel: 'Contact',
		associationType: 'SYSTEM_DEFINED',
		// A contact has one company under it (help centre).
		cardinality: 'ONE_TO_MANY',
	});
}

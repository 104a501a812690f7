import { COMPANY_ID, HOME_LOCATION_ID, OTHER_LOCATION_ID, type SandboxState } from './SandboxState';

/** IDs HighLevel gives its own associations in every location. */
export const COMPANY_CONTACT_ASSOCIATION = 'BUSINESSES_CONTACTS_ASSOCIATION';
export const OPPORTUNITY_CONTACT_ASSOCIATION = 'OPPORTUNITIES_CONTACTS_ASSOCIATION';

const OBJECTS = [
	['contact', 'Contact', 'Contacts', 'People you deal with', 'contact.name'],
	['opportunity', 'Opportunity', 'Opportunities', 'Deals under way', 'opportunity.name'],
	['business', 'Company', 'Companies', 'Firms you deal with', 'business.name'],
	[
		'custom_objects.property',
		'Property',
		'Properties',
		'Houses and flats for sale or to let',
		'custom_objects.property.address',
	],
] as const;

/** Both locations with their objects and the associations HighLevel itself defines. */
export function addBuiltIn(state: SandboxState): void {
	for (const [id, name] of [
		[HOME_LOCATION_ID, 'Riverside Estates'],
		[OTHER_LOCATION_ID, 'Harbour Lettings'],
	]) {
		state.locations.set(id, { id, companyId: COMPANY_ID, name });
		for (const [key, singular, plural, description, primaryDisplayProperty] of OBJECTS) {
			state.addObject({
				id: state.ids.hex24(),
				locationId: id,
				key,
				standard: !key.startsWith('custom_objects.'),
				labels: { singular, plural },
				description,
				primaryDisplayProperty,
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
	});
}

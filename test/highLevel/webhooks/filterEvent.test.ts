import { passesFilter, type EventFilter } from '../../../nodes/highLevel/webhooks/filterEvent';
import { ASSOCIATION, RELATION } from './delivery.fixture';

const NO_FILTER: EventFilter = { locationIds: [], associations: [], objectKeys: [] };

function passes(fields: Record<string, unknown>, filter: Partial<EventFilter>): boolean {
	return passesFilter(fields, { ...NO_FILTER, ...filter });
}

describe('a filter', () => {
	it('that is empty lets everything through', () => {
		expect(passes({}, {})).toBe(true);
	});

	it('of locations drops events of others and of none', () => {
		expect(passes(RELATION, { locationIds: ['other', RELATION.locationId] })).toBe(true);
		expect(passes(RELATION, { locationIds: ['other'] })).toBe(false);
		expect(passes({ id: 'x' }, { locationIds: ['other'] })).toBe(false);
	});

	it('of associations knows an association by its id and by its key', () => {
		expect(passes(ASSOCIATION, { associations: [ASSOCIATION.id] })).toBe(true);
		expect(passes(ASSOCIATION, { associations: ['x', ASSOCIATION.key] })).toBe(true);
		expect(passes(ASSOCIATION, { associations: ['x'] })).toBe(false);
	});

	it("of associations knows a relation by its association's id alone", () => {
		expect(passes(RELATION, { associations: [RELATION.associationId] })).toBe(true);
		expect(passes(RELATION, { associations: [RELATION.id] })).toBe(false);
		expect(passes(RELATION, { associations: ['property_buyer'] })).toBe(false);
	});

	it('of objects looks at both sides', () => {
		expect(passes(RELATION, { objectKeys: ['custom_objects.property'] })).toBe(true);
		expect(passes(RELATION, { objectKeys: ['contact'] })).toBe(true);
		expect(passes(RELATION, { objectKeys: ['business', 'custom_objects.contact'] })).toBe(false);
	});

	it('of objects takes a custom object without its prefix, and a company for a business', () => {
		expect(passes(RELATION, { objectKeys: ['property'] })).toBe(true);
		expect(passes({ firstObjectKey: 'business' }, { objectKeys: ['company'] })).toBe(true);
		expect(passes({ firstObjectKey: 'custom_objects.contact' }, { objectKeys: ['contact'] })).toBe(
			false,
		);
	});

	it('of two kinds wants both to agree', () => {
		const filter = { locationIds: [RELATION.locationId], objectKeys: ['business'] };
		expect(passes(RELATION, filter)).toBe(false);
	});

	it('that nobody could read lets nothing through', () => {
		expect(passes(RELATION, { associations: undefined })).toBe(false);
	});
});

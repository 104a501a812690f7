import { whyFilteredOut, type EventFilter } from '../../../nodes/highLevel/webhooks/filterEvent';
import { ASSOCIATION, RELATION } from './delivery.fixture';

const NO_FILTER: EventFilter = { locationIds: [], associations: [], objectKeys: [] };

function passes(fields: Record<string, unknown>, filter: Partial<EventFilter>): boolean {
	return whyFilteredOut(fields, { ...NO_FILTER, ...filter }) === undefined;
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

	it('says by its name which one dropped the event, and of a relation that keys do not fit', () => {
		const why = (fields: object, filter: Partial<EventFilter>) =>
			whyFilteredOut({ ...fields }, { ...NO_FILTER, ...filter });
		expect(why(RELATION, { locationIds: ['x'] })).toBe('Filtered out by Location IDs.');
		expect(why(RELATION, { objectKeys: ['x'] })).toBe('Filtered out by Object Keys.');
		expect(why(ASSOCIATION, { associations: ['x'] })).toBe('Filtered out by Associations.');
		expect(why(RELATION, { associations: ['property_buyer'] })).toBe(
			'Filtered out by Associations. An event about a relation has the ID of its association, never its key.',
		);
	});

	it.each([
		'b0a1f1de-7a54-4ff3-9d3c-0f6f7a1b2c3d',
		'66F1A0C2B7E4D5F6A7B8C9D0',
		'TASK_CUSTOM_OBJECTS.PET_ASSOCIATION',
		'plain',
	])('of associations takes an ID of whatever form: %s', (id) => {
		expect(passes({ ...RELATION, associationId: id }, { associations: [id] })).toBe(true);
		expect(passes({ ...ASSOCIATION, id }, { associations: [id] })).toBe(true);
	});
});

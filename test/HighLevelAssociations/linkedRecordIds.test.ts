import { byId, openPlace, seeded, type Place } from './node.fixture';

const NO_ID = 'holds something that is not an ID';
const PAGE = 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT';

describe.each(['createMany', 'sync'])('the list of linked records in %s', (operation) => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	beforeEach(async () => {
		place = await openPlace();
		seed = seeded(place.sandbox);
	});

	/** In the seed contacts[1] is linked with no property. */
	const withList = (linkedRecordIds: unknown) => ({
		resource: 'relation',
		operation,
		association: byId(seed.idOf('tenant_property')),
		record: byId(seed.contacts[1]),
		linkedRecordIds,
	});

	it.each<[string, (one: string, two: string) => string]>([
		['text with commas', (one, two) => `${one}, ${two}`],
		['text with lines', (one, two) => `${one}\n${two}\r\n`],
		['commas, lines, blanks and repeats', (one, two) => ` ,${one},\n\n ${two} , ${one},,${two}`],
		['a JSON array in text', (one, two) => JSON.stringify([one, two])],
		['an array of an expression', (one, two) => `={{ ["${one}", "${two}"] }}`],
		['text with semicolons', (one, two) => `${one};${two}; `],
		['text with blanks and tabs', (one, two) => `${one} ${two}\t`],
		['an array of text with commas', (one, two) => `={{ ["${one},${two}"] }}`],
		[
			"addresses of the records' pages",
			(one, two) =>
				`${PAGE}/custom_objects/custom_objects.property/${one}\n${PAGE}/opportunities/list?opp=${two}`,
		],
		['an expression that gives text', (one, two) => `={{ "${one},${two}" }}`],
	])('may be %s', async (_what, write) => {
		const [one, two] = seed.properties;
		await place.outputs(withList(write(one, two)));
		expect(seed.linkedWith(seed.contacts[1], 'tenant_property')).toEqual([one, two]);
		const posts = place.asked().filter((asked) => asked.startsWith('POST'));
		expect(posts).toHaveLength(2);
	});

	it('may hold numbers, which are IDs too', async () => {
		place.sandbox.state.records.add({
			objectKey: 'custom_objects.property',
			id: '1234567',
			properties: { address: 'Numbered' },
		});
		for (const numbers of ['={{ [1234567] }}', '={{ 1234567 }}']) {
			await place.outputs(withList(numbers));
			expect(seed.linkedWith(seed.contacts[1], 'tenant_property')).toEqual(['1234567']);
		}
	});

	it.each([
		['empty text', '={{ "" }}', 'is empty'],
		['blanks only', '={{ " , \\n ," }}', 'is empty'],
		['an array of blanks', '={{ ["", " "] }}', 'is empty'],
		['nothing', '={{ $json.missing }}', 'is empty'],
		['an object', '={{ ({ id: "a" }) }}', 'is not a list'],
		['true', '={{ true }}', 'is not a list'],
		['an array that was cut off', '["a", "b"', 'is not a list'],
		['an object that was made text', '={{ [{}, {}].join() }}', 'is not a list'],
		['an array of objects', '={{ [{ id: "a" }] }}', NO_ID],
		['an array of arrays', '={{ [["a", "b"]] }}', NO_ID],
		['an object among IDs that was made text', 'a, [object Object]', NO_ID],
		['IDs in quotation marks', '"a", "b"', 'holds "a" in quotation marks'],
		['an ID in typographic quotation marks', 'x “a” y', 'holds “a” in quotation marks'],
		['the text null', 'a,null', 'holds the text "null" in place of an ID or key'],
		[
			'what JavaScript makes of nothing',
			'={{ `a,${$json.missing}` }}',
			'holds the text "undefined" in place of an ID or key',
		],
		[
			'the address of another page',
			`${PAGE}/contacts`,
			"is not the address of a record's page in HighLevel",
		],
		['a JSON array of objects', '[{"id": "a"}]', NO_ID],
		['not a number', '={{ [NaN] }}', NO_ID],
	])('is refused before any request when it is %s', async (_what, value, why) => {
		const error = await place.refusal(withList(value));
		expect(error.message).toBe(`"Linked Record IDs" ${why} [item 0]`);
		expect(place.asked()).toEqual([]);
	});

	it('says how to give the IDs of records', async () => {
		const { description } = await place.refusal(withList('={{ [{ id: "a" }] }}'));
		expect(description).toContain('{{ $json.records.map(r => r.id) }}');
	});
});

describe('an array of linked records with nothing at a place', () => {
	const HOLES = [
		'={{ ["ONE", $json.missing, "TWO"] }}',
		'={{ ["ONE", null, "TWO"] }}',
		'["ONE","","TWO"]',
	];

	it.each(HOLES)('is refused by sync, which would unlink what it stood for: %s', async (list) => {
		const { place, parameters, seed } = await openList('sync', list);

		const error = await place.refusal(parameters);

		expect(error.message).toBe('"Linked Record IDs" has nothing at place 2 of its array [item 0]');
		expect(error.description).toContain('.filter(Boolean)');
		expect(place.asked()).toEqual([]);
		expect(seed.linkedWith(seed.contacts[1], 'tenant_property')).toEqual([]);
	});

	it.each(HOLES)('is linked without it by createMany: %s', async (list) => {
		const { place, parameters, seed } = await openList('createMany', list);

		await place.outputs(parameters);

		const linked = seed.linkedWith(seed.contacts[1], 'tenant_property');
		expect(linked).toEqual(seed.properties.slice(0, 2));
	});

	it('is another thing than a comma too many in text, which sync takes', async () => {
		const { place, parameters, seed } = await openList('sync', 'ONE,, TWO,');
		await place.outputs(parameters);
		expect(seed.linkedWith(seed.contacts[1], 'tenant_property')).toHaveLength(2);
	});

	async function openList(operation: string, list: string) {
		const place = await openPlace();
		const seed = seeded(place.sandbox);
		const [one, two] = seed.properties;
		const parameters = {
			resource: 'relation',
			operation,
			association: byId(seed.idOf('tenant_property')),
			record: byId(seed.contacts[1]),
			linkedRecordIds: list.replace('ONE', one).replace('TWO', two),
		};
		return { place, seed, parameters };
	}
});

import { byId, openPlace, seeded, type Place } from './node.fixture';

const NO_ID = 'holds something that is not an ID';

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
		['an array with nothings in it', (one, two) => `={{ ["${one}", null, "", "${two}"] }}`],
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

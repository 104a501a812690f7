import { byId, openPlace, seeded, type Place } from './node.fixture';

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
		['an object', '={{ ({ id: "a" }) }}', 'is no list'],
		['true', '={{ true }}', 'is no list'],
		['an array of objects', '={{ [{ id: "a" }] }}', 'is no list'],
		['not a number', '={{ [NaN] }}', 'is no list'],
	])('is refused before any request when it is %s', async (_what, value, why) => {
		const error = await place.refusal(withList(value));
		expect(error.message).toBe(`"Linked Record IDs" ${why} [item 0]`);
		expect(place.asked()).toEqual([]);
	});
});

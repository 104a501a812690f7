import { byId, byKey, FAMILIES, openPlace } from './node.fixture';
import { OPERATIONS, operationsOf } from './operations.fixture';

/** IDs that would lead elsewhere, or break a path, if they went out as they are. */
const AWKWARD = [
	'a/b',
	'../relations/x',
	'..%2f..',
	'a?locationId=other',
	'a#b',
	'%',
	'a b',
	'Zoë-Straße-東京',
	'emoji-🏠',
	'lone-\ud83c-surrogate',
	'key/buyer_property',
	'\\..\\x',
];

/** Where an ID or key stands in the paths of each family and of the lookups. */
const PATHS = {
	associations: [
		'/associations/*',
		'/associations/key/*',
		'/associations/objectKey/*',
		'/associations/relations/*',
	],
	objectsAssociation: [
		'/objects-association/*',
		'/objects-association/*/relations',
		'/objects-association/key/*',
		'/objects-association/object/*',
		'/objects-association/relations/*',
	],
};
const LOOKUPS = [
	'/contacts/*',
	'/objects/*',
	'/objects/*/records/ID',
	'/objects/*/records/search',
	'/objects/custom_objects.property/records/*',
];

describe.each(FAMILIES)('an awkward ID or key in the family %s', (family) => {
	it.each(AWKWARD)('%j is one part of a path and addresses nothing but itself', async (id) => {
		const place = await openPlace(family);
		const operations = operationsOf(place.sandbox);
		// What a lone surrogate becomes as UTF-8: the replacement character.
		const encoded = encodeURIComponent(Buffer.from(id).toString());
		for (const name of OPERATIONS) {
			const parameters = { ...operations[name] };
			for (const locator of ['association', 'record', 'firstRecord', 'object']) {
				if (locator in parameters) await place.run({ ...parameters, [locator]: byId(id) });
			}
			if ('relationId' in parameters) await place.run({ ...parameters, relationId: id });
		}
		await place.run({ ...operations['association.get'], association: byKey(id) });
		const filters = { object: byKey(id) };
		await place.run({ ...operations['association.getAll'], filters });

		const carrying = place.sandbox.requests
			.map(({ path }) => path)
			.filter((path) => path.includes(encoded))
			.map((path) => path.replace(`custom_objects.${encoded}`, '*').replace(encoded, '*'))
			.map((path) => path.replace(/(?<=^\/objects\/\*\/records\/)(?!search)\w+$/, 'ID'));
		expect(new Set(carrying)).toEqual(new Set([...PATHS[family], ...LOOKUPS]));
		// Nothing went anywhere else: all others name an ID of the seed, or none.
		for (const { path } of place.sandbox.requests) {
			if (path.includes(encoded)) continue;
			expect(path).toMatch(/^\/[\w./-]*$/);
			expect(path).not.toContain('..');
		}
	});
});

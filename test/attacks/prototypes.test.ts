import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ASSOCIATIONS, OBJECTS, UPDATES } from '../faults/associationRows.fixture';
import { openFaultPlace, renew, type FaultPlace } from '../faults/place.fixture';
import { PICKERS, POLLS } from '../faults/readingRows.fixture';
import { RELATIONS, SIGN_INS } from '../faults/relationRows.fixture';
import { FAMILIES, PIT } from '../HighLevelAssociations/node.fixture';
import { makeTrigger } from '../HighLevelAssociationsTrigger/trigger.fixture';
import { RELATION } from '../highLevel/webhooks/delivery.fixture';

const EVIL = {
	polluted: true,
	isAdmin: true,
	toString: 'taken',
	outcome: 'taken',
	id: 'taken',
};

/** JSON in which each object names a prototype; as text, for an object literal would set one. */
function poisoned(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(poisoned).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
	const own = Object.entries(value).map(
		([name, entry]) => `${JSON.stringify(name)}:${poisoned(entry)}`,
	);
	const evil = JSON.stringify(EVIL);
	return `{${[...own, `"__proto__":${evil}`, `"constructor":{"prototype":${evil}}`].join()}}`;
}

/** Passes requests on to the sandbox, and its answers back with poison in them. */
const between = createServer((request, response) => {
	void (async () => {
		const { authorization = '', version = '', 'content-type': type = '' } = request.headers;
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk as Buffer);
		const answer = await fetch(behind + request.url, {
			method: request.method,
			headers: { authorization, version: String(version), ...(type && { 'content-type': type }) },
			body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
		});
		response.writeHead(answer.status, { 'content-type': 'application/json' });
		response.end(poisoned(await answer.json()));
	})();
});
let behind: string;

/** Everything there is on the prototypes of whatever is built in, as one digest. */
function prototypes(): string {
	const hash = createHash('sha256');
	for (const owner of [Object, Array, Function, String, Map, Set, Promise, Error, Buffer]) {
		hash.update(owner.name);
		hash.update(
			Reflect.ownKeys(owner.prototype as object)
				.map(String)
				.join(),
		);
	}
	return hash.digest('hex');
}

/** Whether the value, and all it holds, is plain: of the prototype it was made with. */
function oddities(value: unknown, path = 'item'): string[] {
	if (typeof value !== 'object' || value === null) return [];
	const prototype: unknown = Object.getPrototypeOf(value);
	const isPlain =
		prototype === null ||
		Object.getPrototypeOf(prototype as object) === null ||
		Array.isArray(value);
	const inherited =
		(value as Record<string, unknown>).polluted === true && !Object.hasOwn(value, 'polluted');
	return [
		...(isPlain ? [] : [`${path} has an odd prototype`]),
		...(inherited ? [`${path} inherits what is not its own`] : []),
		...Object.entries(value).flatMap(([name, entry]) =>
			name === '__proto__' ? [] : oddities(entry, `${path}.${name}`),
		),
	];
}

const ROWS = [
	...ASSOCIATIONS,
	...UPDATES,
	...OBJECTS,
	...RELATIONS,
	...SIGN_INS,
	...PICKERS,
	...POLLS,
];

beforeAll(async () => {
	await new Promise<void>((resolve) => between.listen(0, '127.0.0.1', resolve));
});
afterAll(() => between.close());

describe.each(FAMILIES)('answers of %s that name prototypes', (family) => {
	let place: FaultPlace;
	const before = prototypes();
	beforeAll(async () => {
		place = await openFaultPlace(family);
		const { sandbox, engine } = place;
		behind = sandbox.url;
		sandbox.url = `http://127.0.0.1:${(between.address() as AddressInfo).port}`;
		engine.setCredential('pit', PIT, { ...engine.storedCredential('pit'), baseUrl: sandbox.url });
	});

	it.each(ROWS.map(({ name }) => name))(
		'touch none, and the items of %s are sane',
		async (name) => {
			const row = ROWS.find((each) => each.name === name);
			renew(place);
			await row?.arrange?.(place);
			const outcome = await row?.run(place);
			expect(prototypes()).toBe(before);
			expect(({} as Record<string, unknown>).polluted).toBeUndefined();
			// The second family has no update.
			const cannot = family === 'objectsAssociation' && UPDATES.some((row) => row.name === name);
			if (!cannot) expect(outcome?.error).toBeUndefined();
			for (const item of outcome?.items ?? []) {
				expect(oddities(item)).toEqual([]);
				expect(Object.hasOwn(item as object, '__proto__')).toBe(false);
				expect((item as { id?: unknown }).id).not.toBe('taken');
			}
		},
	);
});

it('a delivery that names prototypes touches none', async () => {
	const before = prototypes();
	const { send } = makeTrigger();
	const body = poisoned({
		type: 'RelationCreate',
		webhookId: 'w',
		...RELATION,
		more: { deep: [{}] },
	});
	const { items } = await send(body);
	expect(items).toHaveLength(1);
	expect(Object.hasOwn(items?.[0].json ?? {}, '__proto__')).toBe(false);
	expect(oddities(items?.[0].json)).toEqual([]);
	expect(prototypes()).toBe(before);
});

import type { Row } from '../faults/rows.fixture';
import { openFaultPlace, renew, type FaultPlace } from '../faults/place.fixture';
import { operation } from '../faults/operationRow.fixture';
import { outcomeOf } from '../faults/rows.fixture';
import { byId, byKey, byUrl, FAMILIES, PIT, TYPE } from '../HighLevelAssociations/node.fixture';
import {
	TYPE as POLL_TYPE,
	watchRelations,
} from '../HighLevelAssociationsPollTrigger/poll.fixture';
import { TRICKS } from './tricks.fixture';

/** The paths that there are, with `*` for one segment. */
const KNOWN = [
	'/associations/',
	'/associations/*',
	'/associations/key/*',
	'/associations/objectKey/*',
	'/associations/relations',
	'/associations/relations/*',
	'/objects-association',
	'/objects-association/*',
	'/objects-association/*/relations',
	'/objects-association/key/*',
	'/objects-association/object/*',
	'/objects-association/relations/*',
	'/objects/',
	'/objects/*/records/*',
	'/objects/*/records/search',
	'/contacts/*',
	'/contacts/search',
	'/opportunities/*',
	'/opportunities/search',
	'/businesses/*',
].map((path) => new RegExp(`^${path.replace(/\*/g, "[A-Za-z0-9%._~!*'()-]+")}$`));

const QUERIES = new Set('locationId skip limit associationIds[] location_id q page'.split(' '));
const HEADERS = new Set(
	'accept version authorization content-type content-length user-agent accept-encoding host connection transfer-encoding'.split(
		' ',
	),
);

const PAGE = 'https://app.gohighlevel.com/v2/location/ve9EPM428h8vShlRW1KT/contacts/detail';

/** Everything that takes text of the user's, with this text. */
function rowsWith(text: string): Row[] {
	const labels = { firstObjectLabel: text, secondObjectLabel: `${text}2` };
	const objects = { firstObject: byKey(text), secondObject: byKey(text) };
	const pair = { firstRecord: byId(text), secondRecord: byId(`${text}2`) };
	const linked = { record: byId(text), linkedRecordIds: [`${text}2`] };
	const picker = (method: string, parameters: object, filter?: string): Row => ({
		name: `picker ${method}`,
		hasItems: false,
		run: async ({ engine }) =>
			await outcomeOf(
				engine
					.listSearch({
						type: TYPE,
						parameters: { ...parameters },
						credentials: { [PIT]: 'pit' },
						method,
						filter,
					})
					.then(({ results }) => results),
			),
	});
	return [
		operation('association.create', () => ({ key: text, ...objects, ...labels })),
		operation('association.upsert', () => ({ key: text, ...objects, ...labels })),
		operation('association.get', () => ({ association: byId(text) })),
		operation('association.get', () => ({ association: byKey(text) })),
		operation('association.delete', () => ({ association: byId(text) })),
		operation('association.update', () => ({ association: byKey(text), updateFields: labels })),
		operation('association.getAll', () => ({ filters: { object: byKey(text) } })),
		operation('relation.create', () => ({ association: byId(text), ...pair })),
		operation('relation.create', ({ seed }) => ({
			association: byId(seed.idOf('buyer_property')),
			firstRecord: byUrl(text),
			secondRecord: byUrl(`${PAGE}/${text}`),
		})),
		operation('relation.getAll', () => ({ record: byUrl(`${PAGE}/ocQHyuzHvysMo5N5VsXc/${text}`) })),
		operation('relation.createMany', ({ seed }) => ({
			association: byId(seed.idOf('buyer_property')),
			...linked,
		})),
		operation('relation.delete', () => ({ relationId: text })),
		operation('relation.delete', () => ({
			deleteBy: 'records',
			association: byKey(text),
			...pair,
		})),
		operation('relation.getAll', () => ({
			object: byKey(text),
			record: byId(text),
			filters: { associations: [text] },
		})),
		operation('relation.sync', ({ seed }) => ({
			association: byId(seed.idOf('buyer_property')),
			...linked,
		})),
		operation('object.get', () => ({ object: byKey(text) })),
		operation('object.getAll', () => ({ locationId: text })),
		picker('getAssociations', {}, text),
		picker('getObjectRecords', { resource: 'relation', operation: 'getAll', object: byKey(text) }),
		picker(
			'getObjectRecords',
			{ resource: 'relation', operation: 'getAll', object: byKey('opportunity') },
			text,
		),
		{
			name: 'poll',
			hasItems: false,
			run: async ({ engine }) =>
				await outcomeOf(
					engine.poll({
						type: POLL_TYPE,
						parameters: watchRelations([text], { associations: [text] }),
						credentials: { [PIT]: 'pit' },
					}),
				),
		},
	];
}

describe.each(FAMILIES)('with the endpoints %s', (family) => {
	let place: FaultPlace;
	let before: string[];
	beforeAll(async () => {
		place = await openFaultPlace(family);
		before = Reflect.ownKeys(Object.prototype).map(String);
	});
	beforeEach(() => renew(place));

	it.each(TRICKS.map((text) => [text.slice(0, 40), text]))(
		'%j addresses nothing but itself, and adds no parameter and no header',
		async (_shown, text) => {
			let outcomes = 0;
			for (const row of rowsWith(text)) {
				const { error, items } = await row.run(place);
				outcomes += 1;
				if (!error) {
					expect(items).toEqual(expect.any(Array));
				} else {
					expect(error.name).toMatch(/^Node(Api|Operation)Error$|^WorkflowHasIssuesError$/);
					// Nobody can read a message of 1 MB.
					expect(error.message.length).toBeLessThan(2_000);
				}
			}
			expect(outcomes).toBeGreaterThan(17);
			for (const { url, path, headers } of place.sandbox.requests) {
				expect(KNOWN.some((known) => known.test(path))).toBe(true);
				expect(path.split('/')).not.toContain('..');
				expect(() => decodeURIComponent(path)).not.toThrow();
				const query = new URLSearchParams(url.slice(path.length));
				for (const name of query.keys()) expect(QUERIES).toContain(name);
				const single = [...query.keys()].filter((name) => !name.endsWith('[]'));
				expect(new Set(single).size).toBe(single.length);
				for (const name of Object.keys(headers)) expect(HEADERS).toContain(name);
			}
			expect(Reflect.ownKeys(Object.prototype).map(String)).toEqual(before);
			const { associations } = place.sandbox.state;
			for (const key of ['buyer_property', 'seller_property', 'tenant_property']) {
				expect(associations.byKey(key)).toBeDefined();
			}
			expect(place.sandbox.state.relations.size).toBeGreaterThan(100);
		},
	);
});

import type { AssociationRef } from '../../nodes/highLevel/associationRef';
import { pairOf } from '../../nodes/highLevel/Relations';
import { answer, answerLost, FAMILIES, openClient, refusalOf, type Meddle } from './client.fixture';

const buyers: AssociationRef = { by: 'key', value: 'buyer_property' };

let place: Awaited<ReturnType<typeof openClient>> | undefined;

/** A place, its first pair, and how often the sandbox holds it. */
async function open(family?: Parameters<typeof openClient>[0]) {
	const opened = (place = await openClient(family));
	const pair = { firstRecordId: opened.contacts[0], secondRecordId: opened.properties[0] };
	const { relations } = opened.sandbox.state;
	return {
		...opened,
		pair,
		held: () =>
			relations.list().map(({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId]),
		/** Links as somebody else would. */
		link: (first = pair.firstRecordId, second = pair.secondRecordId, key = 'buyer_property') =>
			opened.sandbox.state.link(opened.idOf(key), first, second),
	};
}

/** Answers a create with the association instead of the relation, as is documented. */
const withAssociation =
	(id: string): Meddle =>
	async (_request, ask) => ({ ...(await ask()), body: { id, key: 'buyer_property' } });

describe.each(FAMILIES)('relations by the endpoints %s', (family) => {
	it('are created, and a second create gives the first', async () => {
		const { client, pair, idOf, held } = await open(family);
		const { relations } = client();
		const created = await relations.create(buyers, pair, 'return');
		expect(created).toMatchObject({
			...pair,
			associationId: idOf('buyer_property'),
			outcome: 'created',
		});
		const again = await relations.create(buyers, pair, 'error').catch((error: Error) => error);
		expect(again).toMatchObject({
			kind: 'duplicate',
			message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are linked already under this association`,
			hint: 'Set "When Link Exists" to "Return the Existing Link" to go on with it.',
		});
		const existing = await relations.create(buyers, pair, 'return');
		expect(existing).toEqual({ ...created, outcome: 'existing' });
		expect(held()).toHaveLength(1);
	});

	it('that others made are found, with one list for all pairs of the busier record', async () => {
		const { client, properties, contacts, link, asked } = await open(family);
		const links = properties.map((property) => link(contacts[0], property));
		asked();
		const outcomes = await client().relations.createMany(
			buyers,
			'first',
			contacts[0],
			properties,
			'return',
			true,
		);
		expect(outcomes.map((outcome) => outcome && 'value' in outcome && outcome.value.id)).toEqual(
			links.map((made) => made?.id),
		);
		const lists = asked().filter((request) => /^GET .*\/relations\//.test(request));
		expect(lists).toEqual([expect.stringContaining(contacts[0])]);
	});

	it('of a busy second record are listed from its side', async () => {
		const { client, properties, contacts, link, asked } = await open(family);
		for (const contact of contacts) link(contact, properties[1]);
		asked();
		await client().relations.createMany(buyers, 'second', properties[1], contacts, 'return', true);
		const lists = asked().filter((request) => /^GET .*\/relations\//.test(request));
		expect(lists.at(-1)).toContain(properties[1]);
		expect(lists.length).toBeLessThan(3);
	});

	it('created before the answer was lost count as created', async () => {
		const { client, pair, next, held } = await open(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answerLost);
		expect((await relations.create(buyers, pair, 'error')).outcome).toBe('created');
		expect(held()).toHaveLength(1);
		next(answerLost);
		expect((await relations.create(buyers, pair, 'return')).outcome).toBe('existing');
	});

	it('answered with their association are looked up', async () => {
		const { client, pair, next, idOf } = await open(family);
		const { associations, relations } = client();
		const associationId = await associations.idOf(buyers);
		next(withAssociation(associationId));
		const created = await relations.create(buyers, pair, 'return');
		expect(created).toMatchObject({ ...pair, associationId: idOf('buyer_property') });
		expect(created.id).not.toBe(associationId);
		next(answer(201, { id: associationId }), answer(200, { relations: [] }));
		const other = { ...pair, firstRecordId: place?.contacts[3] ?? '' };
		const refused = await refusalOf(relations.create(buyers, other, 'return'));
		expect(refused).toMatchObject({ kind: 'unreadable', uncertain: true });
		expect(refused.message).toBe(
			`HighLevel created the link of ${other.firstRecordId} and ${other.secondRecordId}, but does not list it yet`,
		);
		expect(refused.hint).toBe('Start again in a minute: the link is recognised then.');
	});

	it('refused as duplicates that are not listed are not made up', async () => {
		const { client, pair, next } = await open(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(
			answer(409, { message: 'duplicate relation', traceId: 't-1' }),
			answer(200, { relations: [] }),
		);
		const refused = await refusalOf(relations.create(buyers, pair, 'return'));
		expect(refused).toMatchObject({
			kind: 'duplicate',
			traceId: 't-1',
			message: `HighLevel refuses the link of ${pair.firstRecordId} and ${pair.secondRecordId} as a duplicate, but lists no such link`,
		});
		expect(refused.hint).toContain('Start again in a minute');
	});

	it('of what is not there are refused with all three names', async () => {
		const { client, pair } = await open(family);
		const nobody = { ...pair, secondRecordId: 'ffffffffffffffffffffffff' };
		const refused = await refusalOf(client().relations.create(buyers, nobody, 'return'));
		expect(refused.kind).toBe('notFound');
		expect(refused.message).toBe(
			`HighLevel could not find the association "buyer_property", or one of the records ${pair.firstRecordId} and ffffffffffffffffffffffff, in location ${place?.locationId}`,
		);
		expect(refused.hint).toContain('Check the three IDs');
	});

	it('refused for other reasons keep them', async () => {
		const { client, pair, next } = await open(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answer(403, { message: 'no' }));
		expect((await refusalOf(relations.create(buyers, pair, 'return'))).kind).toBe('forbidden');
	});

	it('are unlinked by ID', async () => {
		const { client, link, held } = await open(family);
		const relationId = link()?.id ?? '';
		const { relations } = client();
		expect(await relations.unlink({ relationId }, 'error')).toEqual({
			deleted: true,
			id: relationId,
		});
		expect(held()).toEqual([]);
		expect(await relations.unlink({ relationId }, 'return')).toEqual({
			deleted: false,
			id: relationId,
		});
		const refused = await refusalOf(relations.unlink({ relationId }, 'error'));
		expect(refused).toMatchObject({
			kind: 'notFound',
			status: 404,
			message: `There is no relation with the ID "${relationId}" in location ${place?.locationId}`,
			hint: 'Set "When Link Is Missing" to "Return Deleted: False" to go on without.',
		});
	});

	it('are unlinked by their two records', async () => {
		const { client, pair, link } = await open(family);
		const id = link()?.id;
		const { relations } = client();
		const byRecords = { association: buyers, pair };
		expect(await relations.unlink(byRecords, 'error')).toEqual({ deleted: true, id });
		expect(await relations.unlink(byRecords, 'return')).toEqual({ deleted: false, id: null });
		const refused = await refusalOf(relations.unlink(byRecords, 'error'));
		expect(refused.message).toBe(
			`The records ${pair.firstRecordId} and ${pair.secondRecordId} are not linked under the association "buyer_property"`,
		);
	});

	it('deleted by a try whose answer was lost count as deleted', async () => {
		const { client, link, next } = await open(family);
		const relationId = link()?.id ?? '';
		next(answerLost);
		expect(await client().relations.delete(relationId)).toBe(true);
		next(answer(500, {}));
		expect((await refusalOf(client().relations.delete(relationId))).kind).toBe('serverFault');
	});

	it('can be made again after they were unlinked in the same run', async () => {
		const { client, pair, held } = await open(family);
		const { relations } = client();
		const first = await relations.create(buyers, pair, 'return');
		await relations.delete(first.id);
		const second = await relations.create(buyers, pair, 'return');
		expect([second.outcome, second.id === first.id]).toEqual(['created', false]);
		expect((await relations.create(buyers, pair, 'return')).id).toBe(second.id);
		expect(held()).toHaveLength(1);
	});

	it('made anew by others are found though an older list lacks them', async () => {
		const { client, contacts, properties, link } = await open(family);
		const { relations } = client();
		const pair = pairOf('first', contacts[0], properties[0]);
		expect(await relations.ofPair(buyers, pair)).toBeUndefined();
		const made = link();
		expect((await relations.create(buyers, pair, 'return')).id).toBe(made?.id);
	});

	it('are asked for again where a list could not be read', async () => {
		const { client, pair, link, next } = await open(family);
		const id = link()?.id;
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answer(500, {}));
		expect((await refusalOf(relations.ofPair(buyers, pair))).kind).toBe('serverFault');
		expect((await relations.ofPair(buyers, pair))?.id).toBe(id);
	});

	it('are found in either order only where an object is joined to itself', async () => {
		const { client, contacts, link } = await open(family);
		const made = link(contacts[0], contacts[1], 'referrer_referred');
		const referrals: AssociationRef = { by: 'key', value: 'referrer_referred' };
		const { relations } = client();
		const there = await relations.ofPair(referrals, pairOf('first', contacts[0], contacts[1]));
		const back = await relations.ofPair(referrals, pairOf('second', contacts[0], contacts[1]));
		expect([there?.id, back?.id]).toEqual([made?.id, made?.id]);
	});

	it('are seen from the record asked for', async () => {
		const { client, contacts, properties, link } = await open(family);
		link();
		const { relations } = client();
		const fromContact = await relations.ofRecord(contacts[0], []);
		expect(fromContact).toEqual([
			expect.objectContaining({ recordId: contacts[0], linkedRecordId: properties[0] }),
		]);
		expect(fromContact[0].linkedObjectKey).toMatch(/property$/);
		const fromProperty = await relations.ofRecord(properties[0], [buyers]);
		expect(fromProperty).toEqual([
			expect.objectContaining({
				recordId: properties[0],
				linkedRecordId: contacts[0],
				linkedObjectKey: 'contact',
			}),
		]);
		expect(fromProperty[0]).not.toHaveProperty('linkedRecord');
	});

	it('bring the linked record where it is asked for, null where it is gone', async () => {
		const { client, contacts, link, next } = await open(family);
		link();
		const { relations } = client(1);
		const [seen] = await relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect(seen.linkedRecord).toMatchObject({ id: seen.linkedRecordId });
		const pass: Meddle = async (_request, ask) => await ask();
		next(pass, answer(404, { message: 'gone' }));
		const [gone] = await client(1).relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect(gone.linkedRecord).toBeNull();
		next(pass, answer(403, { message: 'no' }));
		const refused = client(1).relations.ofRecord(contacts[0], [], { includeRecord: true });
		expect((await refusalOf(refused)).kind).toBe('forbidden');
	});

	it('of no record are refused by its ID', async () => {
		const { client, next } = await open(family);
		const { relations } = client();
		const missing = answer(404, { message: 'Record not found' });
		for (const ask of [
			async () => await relations.list('nobody'),
			async () => await relations.page('nobody', [], 0, 10),
		]) {
			next(missing);
			const refused = await refusalOf(ask());
			expect(refused.message).toBe(
				`There is no record with the ID "nobody" in location ${place?.locationId}`,
			);
			expect(refused.hint).toMatch(/^Choose the record from the list/);
			next(answer(500, {}));
			expect((await refusalOf(ask())).message).toBe('HighLevel could not answer (status 500)');
		}
	});

	it('come in pages as large as the endpoints allow', async () => {
		const { client } = await open(family);
		const { relations, associations } = client();
		const size = family === 'associations' ? 100 : Infinity;
		expect([relations.pageSize, associations.pageSize]).toEqual([size, size]);
	});
});

it('asks the association for the object’s key where a relation does not say it', async () => {
	const { client, contacts, properties, idOf, next } = await open();
	const associationId = idOf('buyer_property');
	const bare = {
		id: 'r',
		associationId,
		firstRecordId: contacts[0],
		secondRecordId: properties[0],
	};
	next(answer(200, { relations: [bare] }));
	const [seen] = await client().relations.ofRecord(contacts[0], []);
	expect(seen.linkedObjectKey).toBe('custom_objects.property');
});

it('believes the record IDs of an answer before those it asked with', async () => {
	const { client, pair, next } = await open();
	const { associations, relations } = client();
	await associations.resolve(buyers);
	next(answer(201, { id: 'r', firstRecordId: 'told', secondRecordId: '' }));
	expect(await relations.create(buyers, pair, 'return')).toMatchObject({
		firstRecordId: 'told',
		secondRecordId: pair.secondRecordId,
	});
});

it('orders a pair by the side the record stands on', () => {
	expect(pairOf('first', 'a', 'b')).toEqual({ firstRecordId: 'a', secondRecordId: 'b' });
	expect(pairOf('second', 'a', 'b')).toEqual({ firstRecordId: 'b', secondRecordId: 'a' });
});

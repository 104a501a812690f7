import { answer, answerLost, FAMILIES, refusalOf, type Meddle } from '../client.fixture';
import { buyers, openPair } from './pair.fixture';

/** Answers a create with the association instead of the relation, as is documented. */
const withAssociation =
	(id: string): Meddle =>
	async (_request, ask) => ({ ...(await ask()), body: { id, key: 'buyer_property' } });

describe.each(FAMILIES)('relations by the endpoints %s', (family) => {
	it('are created, and a second create gives the first', async () => {
		const { client, pair, idOf, held } = await openPair(family);
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
			message: `The records ${pair.firstRecordId} and ${pair.secondRecordId} are already linked under this association`,
			hint: expect.stringMatching(
				/^Set "When Link Exists" to "Return the Existing Link" to continue with it, also where Retry On Fail is on/,
			),
		});
		const existing = await relations.create(buyers, pair, 'return');
		expect(existing).toEqual({ ...created, outcome: 'existing' });
		expect(held()).toHaveLength(1);
	});

	it('created before the answer was lost count as created', async () => {
		const { client, pair, next, held } = await openPair(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answerLost);
		expect((await relations.create(buyers, pair, 'error')).outcome).toBe('created');
		expect(held()).toHaveLength(1);
		next(answerLost);
		expect((await relations.create(buyers, pair, 'return')).outcome).toBe('existing');
	});

	it('answered with their association are looked up', async () => {
		const { client, pair, contacts, next, idOf } = await openPair(family);
		const { associations, relations } = client();
		const associationId = await associations.idOf(buyers);
		next(withAssociation(associationId));
		const created = await relations.create(buyers, pair, 'return');
		expect(created).toMatchObject({ ...pair, associationId: idOf('buyer_property') });
		expect(created.id).not.toBe(associationId);
		next(answer(201, { id: associationId }), answer(200, { relations: [] }));
		const other = { ...pair, firstRecordId: contacts[3] };
		const refused = await refusalOf(relations.create(buyers, other, 'return'));
		expect(refused).toMatchObject({ kind: 'unreadable', uncertain: true });
		expect(refused.message).toBe(
			`HighLevel created the link of ${other.firstRecordId} and ${other.secondRecordId}, but does not list it yet`,
		);
		expect(refused.hint).toBe('Run it again in a minute: the link is detected then.');
	});

	it('refused as duplicates that are not listed are not made up, but told in HighLevel’s words', async () => {
		const { client, pair, next } = await openPair(family);
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
			message: `HighLevel refuses to link ${pair.firstRecordId} and ${pair.secondRecordId}: duplicate relation`,
		});
		expect(refused.hint).toContain('The two records are not linked under this association.');
	});

	it('of what is not there are refused by the ID that is not there', async () => {
		const { client, pair, locationId } = await openPair(family);
		const nobody = { ...pair, secondRecordId: 'ffffffffffffffffffffffff' };
		const refused = await refusalOf(client().relations.create(buyers, nobody, 'return'));
		expect(refused.kind).toBe('notFound');
		expect(refused.message).toBe(
			`There is no record with the ID "ffffffffffffffffffffffff" in location ${locationId}`,
		);
	});

	it('refused for other reasons keep them', async () => {
		const { client, pair, next } = await openPair(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answer(403, { message: 'no' }));
		expect((await refusalOf(relations.create(buyers, pair, 'return'))).kind).toBe('forbidden');
	});

	it('are unlinked by ID', async () => {
		const { client, link, held, locationId } = await openPair(family);
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
			message: `There is no relation with the ID "${relationId}" in location ${locationId}`,
			hint: 'Set "When Link Is Missing" to "Return Deleted: False" to continue without it.',
		});
	});

	it('are unlinked by their two records', async () => {
		const { client, pair, link } = await openPair(family);
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

	it.each([{}, '', { success: true }])(
		'created with the answer %j, which nobody can read, are looked up',
		async (body) => {
			const { client, pair, next } = await openPair(family);
			const { associations, relations } = client();
			await associations.resolve(buyers);
			next(async (_request, ask) => ({ ...(await ask()), body }));
			const created = await relations.create(buyers, pair, 'error');
			expect(created).toMatchObject({ ...pair, outcome: 'created' });
			next(answer(201, body));
			const other = { ...pair, firstRecordId: 'nobody' };
			expect((await refusalOf(relations.create(buyers, other, 'return'))).kind).toBe('unreadable');
		},
	);

	it('named twice, with both answers lost, were created once', async () => {
		const { client, pair, next, held } = await openPair(family);
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answerLost, answerLost);
		const both = await Promise.all([
			relations.create(buyers, pair, 'return'),
			relations.create(buyers, pair, 'return'),
		]);
		expect(both.map(({ outcome }) => outcome).sort()).toEqual(['created', 'existing']);
		expect(held()).toHaveLength(1);
	});

	it.each(['<html>Not here</html>', { message: 'Cannot DELETE /associations/x' }])(
		'are not taken for gone by the word of a gateway: %j',
		async (body) => {
			const { client, link, next } = await openPair(family);
			const relationId = link()?.id ?? '';
			next(answer(404, body));
			const refused = await refusalOf(client().relations.unlink({ relationId }, 'return'));
			expect(['notFound', 'wrongAddress']).toContain(refused.kind);
		},
	);

	it('deleted by a try whose answer was lost count as deleted', async () => {
		const { client, link, next } = await openPair(family);
		const relationId = link()?.id ?? '';
		next(answerLost);
		expect(await client().relations.delete(relationId)).toBe(true);
		next(answer(500, {}));
		expect((await refusalOf(client().relations.delete(relationId))).kind).toBe('serverFault');
	});
});

it('believes the record IDs of an answer before those it asked with', async () => {
	const { client, pair, next } = await openPair();
	const { associations, relations } = client();
	await associations.resolve(buyers);
	next(answer(201, { id: 'r', firstRecordId: 'told', secondRecordId: '' }));
	expect(await relations.create(buyers, pair, 'return')).toMatchObject({
		firstRecordId: 'told',
		secondRecordId: pair.secondRecordId,
	});
});

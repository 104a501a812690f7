import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import { pairOf } from '../../../nodes/highLevel/relations/recordSides';
import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { buyers, openPair } from './pair.fixture';

describe.each(FAMILIES)('existing relations by the endpoints %s', (family) => {
	it('that others made are found, with one list for all pairs of the busier record', async () => {
		const { client, properties, contacts, link, asked } = await openPair(family);
		const links = properties.map((property) => link(contacts[0], property));
		asked();
		const outcomes = await client().relations.createMany({
			...{ association: buyers, side: 'first', recordId: contacts[0] },
			...{ linkedRecordIds: properties, whenExists: 'return', keepGoing: true },
		});
		expect(outcomes).toMatchObject(links.map((made) => ({ value: { id: made?.id } })));
		const lists = asked().filter((request) => /^GET .*\/relations\//.test(request));
		expect(lists).toEqual([expect.stringContaining(contacts[0])]);
	});

	it('that a list shows which was read for another pair cost no further request', async () => {
		const { client, properties, contacts, link, requests } = await openPair(family);
		const links = properties.slice(0, 5).map((property) => link(contacts[0], property));
		requests();
		const outcomes = await client(1).relations.createMany({
			...{ association: buyers, side: 'first', recordId: contacts[0] },
			...{ linkedRecordIds: properties, whenExists: 'return', keepGoing: true },
		});
		expect(outcomes.map((one) => one?.status === 'fulfilled' && one.value.outcome)).toEqual([
			...links.map(() => 'existing'),
			'created',
		]);
		const sent = requests().filter(({ path }) => path.includes('relations'));
		// The first is refused, the list is read, and the last is created.
		expect(sent.map(({ method }) => method)).toEqual(['POST', 'GET', 'POST']);
	});

	it('are refused one by one with "Raise an Error", whatever a list shows', async () => {
		const { client, properties, contacts, link, requests } = await openPair(family);
		for (const property of properties) link(contacts[0], property);
		requests();
		const { relations } = client(1);
		await relations.create(buyers, pairOf('first', contacts[0], properties[0]), 'return');
		const outcomes = await relations.createMany({
			...{ association: buyers, side: 'first', recordId: contacts[0] },
			...{ linkedRecordIds: properties, whenExists: 'error', keepGoing: true },
		});
		expect(outcomes.every((one) => one?.status === 'rejected')).toBe(true);
		expect(requests().filter(({ method }) => method === 'POST')).toHaveLength(7);
	});

	it('of a busy second record are listed from its side', async () => {
		const { client, properties, contacts, link, asked } = await openPair(family);
		for (const contact of contacts) link(contact, properties[1]);
		asked();
		await client().relations.createMany({
			...{ association: buyers, side: 'second', recordId: properties[1] },
			...{ linkedRecordIds: contacts, whenExists: 'return', keepGoing: true },
		});
		const lists = asked().filter((request) => /^GET .*\/relations\//.test(request));
		expect(lists.at(-1)).toContain(properties[1]);
		expect(lists.length).toBeLessThan(3);
	});

	it('can be made again after they were unlinked in the same run', async () => {
		const { client, pair, held } = await openPair(family);
		const { relations } = client();
		const first = await relations.create(buyers, pair, 'return');
		await relations.delete(first.id);
		const second = await relations.create(buyers, pair, 'return');
		expect([second.outcome, second.id === first.id]).toEqual(['created', false]);
		expect((await relations.create(buyers, pair, 'return')).id).toBe(second.id);
		expect(held()).toHaveLength(1);
	});

	it('made anew by others are found though an older list lacks them', async () => {
		const { client, contacts, properties, link } = await openPair(family);
		const { relations } = client();
		const pair = pairOf('first', contacts[0], properties[0]);
		expect(await relations.ofPair(buyers, pair)).toBeUndefined();
		const made = link();
		expect((await relations.create(buyers, pair, 'return')).id).toBe(made?.id);
	});

	it('are asked for again where a list could not be read', async () => {
		const { client, pair, link, next } = await openPair(family);
		const id = link()?.id;
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(answer(500, {}));
		expect((await refusalOf(relations.ofPair(buyers, pair))).kind).toBe('serverFault');
		expect((await relations.ofPair(buyers, pair))?.id).toBe(id);
	});

	it('are found in either order where HighLevel says that a link within an object exists', async () => {
		const { client, contacts, link, next } = await openPair(family);
		const made = link(contacts[0], contacts[1], 'referrer_referred');
		const referrals: AssociationRef = { by: 'key', value: 'referrer_referred' };
		const { associations, relations } = client();
		await associations.resolve(referrals);
		next(answer(409, { message: 'duplicate relation' }));
		const back = pairOf('second', contacts[0], contacts[1]);
		const found = await relations.create(referrals, back, 'return');
		expect([found.id, found.outcome]).toEqual([made?.id, 'existing']);
	});

	it('in the other direction, under two labels, are not taken for the ones that are wanted', async () => {
		const { client, contacts, link } = await openPair(family);
		link(contacts[1], contacts[0], 'referrer_referred');
		link(contacts[0], contacts[2], 'referrer_referred');
		const referrals: AssociationRef = { by: 'key', value: 'referrer_referred' };
		const { relations } = client();
		// It exists, so the list of the record is read, which shows the one in the other direction too.
		await relations.create(referrals, pairOf('first', contacts[0], contacts[2]), 'return');
		const wanted = pairOf('first', contacts[0], contacts[1]);
		expect(await relations.create(referrals, wanted, 'return')).toMatchObject({
			...wanted,
			outcome: 'created',
		});
	});

	it('within an object are not deleted in the order nobody named', async () => {
		const { client, contacts, link, held } = await openPair(family);
		link(contacts[0], contacts[1], 'referrer_referred');
		const association: AssociationRef = { by: 'key', value: 'referrer_referred' };
		const pair = pairOf('second', contacts[0], contacts[1]);
		const refused = await refusalOf(client().relations.unlink({ association, pair }, 'return'));
		expect(refused.message).toContain('are linked the other way round');
		expect(refused.hint).toBe(
			'Swap First Record and Second Record if that link is meant. Nothing was changed.',
		);
		expect(held()).toHaveLength(1);
	});

	it('are not taken for missing where two objects are linked the other way round', async () => {
		const { client, contacts, properties, link, held } = await openPair(family);
		link();
		const { relations } = client();
		const pair = pairOf('second', contacts[0], properties[0]);
		const refused = await refusalOf(relations.unlink({ association: buyers, pair }, 'return'));
		expect(refused).toMatchObject({
			kind: 'invalid',
			message: `The records ${properties[0]} and ${contacts[0]} are linked the other way round`,
		});
		expect(refused.hint).toMatch(
			/^Swap First Record and Second Record if that link is meant: the first is a record of "contact", the second of ".*property"\./,
		);
		expect(held()).toHaveLength(1);
	});
});

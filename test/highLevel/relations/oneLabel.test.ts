import { openSync } from './sync.fixture';

/** A place with friends: an association of contacts with one label for both sides, as HighLevel's app makes it. */
async function openFriends() {
	const opened = await openSync();
	const friends = opened.sandbox.state.associations.add({
		key: 'friends',
		...{ firstObjectKey: 'contact', firstObjectLabel: 'Friend' },
		...{ secondObjectKey: 'contact', secondObjectLabel: 'Friend' },
	});
	const association = { by: 'id' as const, value: friends.id };
	return {
		...opened,
		befriend: (first: number, second: number) =>
			opened.sandbox.state.link(friends.id, opened.contacts[first], opened.contacts[second]),
		sync: async (contact: number, others: number[]) =>
			await opened.client().relations.sync({
				...{ association, side: 'first', dryRun: false },
				...{ recordId: opened.contacts[contact] },
				linkedRecordIds: others.map((at) => opened.contacts[at]),
			}),
	};
}

describe('a sync under one label for both sides', () => {
	it('leaves a wanted link that stands the other way round', async () => {
		const { befriend, sync, contacts, linked } = await openFriends();
		befriend(1, 0);
		expect(await sync(0, [1])).toMatchObject({ created: [], unchanged: [contacts[1]] });
		expect(linked(contacts[0])).toEqual([contacts[1]]);
	});

	it('removes a link that is not wanted, in whichever order it stands', async () => {
		const { befriend, sync, contacts, linked } = await openFriends();
		befriend(1, 0);
		befriend(0, 2);
		const result = await sync(0, [3]);
		expect(result.created).toEqual([contacts[3]]);
		expect([...result.deleted].sort()).toEqual([contacts[1], contacts[2]].sort());
		expect(linked(contacts[0])).toEqual([contacts[3]]);
	});

	it('leaves links that stand the other way round alone where the labels differ', async () => {
		const { client, contacts, idOf, sandbox, linked } = await openSync();
		const association = { by: 'key' as const, value: 'referrer_referred' };
		sandbox.state.link(idOf('referrer_referred'), contacts[1], contacts[0]);
		const shared = { association, side: 'first' as const, recordId: contacts[0], dryRun: false };
		const result = await client().relations.sync({ ...shared, linkedRecordIds: [] });
		expect(result.deleted).toEqual([]);
		expect(linked(contacts[0])).toEqual([contacts[1]]);
	});
});

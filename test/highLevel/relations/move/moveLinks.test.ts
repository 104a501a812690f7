import type { MoveRequest } from '../../../../nodes/highLevel/relations/move/moveLinks';
import { answer, FAMILIES, openClient, refusalOf, type Meddle } from '../../client.fixture';

const pass: Meddle = async (_request, ask) => await ask();

/** A place in which the first contact's links are moved to the second. */
async function openMove(family?: Parameters<typeof openClient>[0]) {
	const opened = await openClient(family);
	const { contacts, properties, sandbox, client, idOf } = opened;
	const link = (contact: number, property: number, key = 'buyer_property') =>
		sandbox.state.link(idOf(key), contacts[contact], properties[property])?.id;
	return {
		...opened,
		link,
		move: async (more: Partial<MoveRequest> = {}) => {
			const outcomes = await client(1).relations.move({
				...{ fromRecordId: contacts[0], toRecordId: contacts[1], associationNames: [] },
				...{ dryRun: false, keepOld: false, keepGoing: false, ...more },
			});
			return outcomes.map((outcome) =>
				outcome?.status === 'rejected' ? (outcome.reason as Error) : outcome?.value,
			);
		},
		/** IDs of what a contact is linked with, under all associations. */
		linked: (contact: number) =>
			sandbox.state.relations
				.ofRecord(contacts[contact])
				.items.map(({ firstRecordId, secondRecordId }) =>
					firstRecordId === contacts[contact] ? secondRecordId : firstRecordId,
				)
				.sort(),
	};
}

describe.each(FAMILIES)('moving links by the endpoints %s', (family) => {
	it('makes each link at the new record, then deletes the old one; a second run finds nothing', async () => {
		const { link, move, linked, properties, contacts, idOf, asked } = await openMove(family);
		const old = [link(0, 0), link(0, 1, 'tenant_property')];
		const moved = await move();
		expect(moved).toEqual([
			{
				outcome: 'moved',
				associationId: idOf('buyer_property'),
				linkedRecordId: properties[0],
				fromRelationId: old[0],
				toRelationId: expect.any(String),
			},
			expect.objectContaining({ outcome: 'moved', fromRelationId: old[1] }),
		]);
		expect([linked(0), linked(1)]).toEqual([[], [properties[0], properties[1]]]);
		const writes = asked().filter((request) => !request.startsWith('GET'));
		expect(writes.map((request) => request.split(' ')[0])).toEqual([
			...['POST', 'DELETE', 'POST', 'DELETE'],
		]);
		expect(await move()).toEqual([]);
		expect(contacts).toHaveLength(6);
	});

	it('moves the links of a record on the second side', async () => {
		const { link, move, linked, properties } = await openMove(family);
		link(0, 0);
		await move({ fromRecordId: properties[0], toRecordId: properties[1] });
		expect(linked(0)).toEqual([properties[1]]);
	});

	it('moves only links under the associations that are named, by ID or key', async () => {
		const { link, move, linked, properties } = await openMove(family);
		link(0, 0);
		link(0, 1, 'tenant_property');
		expect(await move({ associationNames: ['tenant_property'] })).toHaveLength(1);
		expect([linked(0), linked(1)]).toEqual([[properties[0]], [properties[1]]]);
	});

	it('goes on where it was stopped between the two steps', async () => {
		const { link, move, linked, properties, next } = await openMove(family);
		link(0, 0);
		next(pass, pass, answer(403, { message: 'no' }));
		expect(await move()).toEqual([expect.objectContaining({ kind: 'forbidden' })]);
		expect([linked(0), linked(1)]).toEqual([[properties[0]], [properties[0]]]);
		expect(await move()).toMatchObject([{ outcome: 'existing' }]);
		expect([linked(0), linked(1)]).toEqual([[], [properties[0]]]);
	});

	it('takes nothing away where the new link cannot be made', async () => {
		const { link, move, linked, properties } = await openMove(family);
		link(0, 0);
		link(0, 1);
		const nobody = 'ffffffffffffffffffff';
		const outcomes = await move({ toRecordId: nobody });
		expect(outcomes).toEqual([expect.objectContaining({ kind: 'notFound' }), undefined]);
		expect((outcomes[0] as Error).message).toContain(`no record with the ID "${nobody}"`);
		expect(linked(0)).toEqual([properties[0], properties[1]]);
	});

	it('moves the other links where one is refused, when told to keep going', async () => {
		const { link, move, linked, properties, next } = await openMove(family);
		link(0, 0);
		link(0, 1);
		next(pass, answer(403, { message: 'no' }));
		const outcomes = await move({ keepGoing: true });
		expect(outcomes).toMatchObject([{ kind: 'forbidden' }, { outcome: 'moved' }]);
		expect([linked(0), linked(1)]).toEqual([[properties[0]], [properties[1]]]);
	});

	it('only says what it would do in a dry run', async () => {
		const { link, move, linked, asked } = await openMove(family);
		link(0, 0);
		const there = link(1, 1);
		link(0, 1);
		asked();
		expect(await move({ dryRun: true })).toMatchObject([
			{ outcome: 'moved', toRelationId: null },
			{ outcome: 'existing', toRelationId: there },
		]);
		expect(asked().every((request) => request.startsWith('GET'))).toBe(true);
		expect(linked(0)).toHaveLength(2);
	});

	it('copies where the old links are to stay', async () => {
		const { link, move, linked, properties } = await openMove(family);
		link(0, 0);
		expect(await move({ keepOld: true })).toMatchObject([{ outcome: 'copied' }]);
		expect([linked(0), linked(1)]).toEqual([[properties[0]], [properties[0]]]);
		expect(await move({ keepOld: true })).toMatchObject([{ outcome: 'existing' }]);
	});

	it('puts the new link in the place of the old one where the linked record may have one only', async () => {
		const { link, move, linked, properties, sandbox, idOf } = await openMove(family);
		link(0, 0);
		sandbox.state.associations.update(idOf('buyer_property'), { cardinality: 'ONE_TO_MANY' });
		expect(await move()).toMatchObject([{ outcome: 'moved' }]);
		expect([linked(0), linked(1)]).toEqual([[], [properties[0]]]);
	});
});

describe('moving links', () => {
	it('says of a link between the two records that it stays', async () => {
		const { move, contacts, sandbox, idOf, linked } = await openMove();
		sandbox.state.link(idOf('referrer_referred'), contacts[0], contacts[1]);
		expect(await move()).toMatchObject([
			{ outcome: 'skipped', reason: 'It links the two records themselves', toRelationId: null },
		]);
		expect(linked(0)).toEqual([contacts[1]]);
	});

	it('keeps the direction of links within an object', async () => {
		const { move, contacts, sandbox, idOf } = await openMove();
		const referrals = idOf('referrer_referred');
		sandbox.state.link(referrals, contacts[0], contacts[2]);
		sandbox.state.link(referrals, contacts[3], contacts[0]);
		await move();
		const pairs = sandbox.state.relations
			.ofRecord(contacts[1])
			.items.map(({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId]);
		expect(pairs).toEqual([
			[contacts[1], contacts[2]],
			[contacts[3], contacts[1]],
		]);
	});

	it('of a record that does not exist is refused by its ID', async () => {
		const { move, locationId, next } = await openMove();
		next(answer(404, { message: 'Record not found' }));
		const refused = await refusalOf(move({ fromRecordId: 'nobody' }));
		expect(refused.message).toBe(
			`There is no record with the ID "nobody" in location ${locationId}`,
		);
	});
});

import { answer, FAMILIES, refusalOf } from '../client.fixture';
import { association, openSync, pass } from './sync.fixture';

/** A place in which each contact may have one property under the association, as somebody set it in HighLevel's app. */
async function openFull(family?: Parameters<typeof openSync>[0]) {
	const opened = await openSync(family);
	const { state } = opened.sandbox;
	state.associations.update(opened.idOf('buyer_property'), { cardinality: 'MANY_TO_ONE' });
	return opened;
}

describe.each(FAMILIES)('a sync of a side that is full, by the endpoints %s', (family) => {
	it.each([undefined, 'a link already exists on this side'])(
		'removes the link that is to go, and makes the new one (%s)',
		async (message) => {
			const { sync, link, linked, contacts, properties, sandbox } = await openFull(family);
			sandbox.settings.refusals = { fullSide: { message, status: message ? 409 : undefined } };
			link(0, 0);
			const result = await sync(contacts[0], [properties[1]]);
			sandbox.settings.refusals = {};
			expect(result).toEqual({
				created: [properties[1]],
				deleted: [properties[0]],
				unchanged: [],
				dryRun: false,
			});
			expect(linked(contacts[0])).toEqual([properties[1]]);
		},
	);

	it('restores the old link where the new one is refused all the same', async () => {
		const { sync, link, linked, contacts, properties, next } = await openFull(family);
		link(0, 0);
		const full = answer(400, { message: 'one record at most' });
		// The key, the list, the refusal and the two records it is about, the deletion, the second refusal.
		next(pass, pass, full, pass, pass, pass, full);
		const refused = await refusalOf(sync(contacts[0], [properties[1]]));
		expect(refused.message).toContain('one record at most');
		expect(linked(contacts[0])).toEqual([properties[0]]);
	});

	it('names the link that could not be restored', async () => {
		const { sync, link, contacts, properties, next } = await openFull(family);
		link(0, 0);
		const full = answer(400, { message: 'one record at most' });
		next(pass, pass, full, pass, pass, pass, full, answer(503, {}));
		const refused = await refusalOf(sync(contacts[0], [properties[1]]));
		expect(refused.message).toContain(
			`The link of ${contacts[0]} and ${properties[0]}, removed to make room, could not be restored`,
		);
		expect(refused.hint).toBe('Link those two again.');
	});

	it('removes nothing where HighLevel refuses every link alike, so that none could be restored', async () => {
		const { sync, link, linked, contacts, properties, next, asked } = await openFull(family);
		link(0, 0);
		const off = answer(400, { message: 'Something is off' });
		// The key, the list, the refusal and the two records it is about, the link that exists.
		next(pass, pass, off, pass, pass, off);
		const refused = await refusalOf(sync(contacts[0], [properties[1]]));
		expect(refused.message).toContain('Something is off');
		expect(linked(contacts[0])).toEqual([properties[0]]);
		expect(asked().filter((request) => request.startsWith('DELETE'))).toEqual([]);
	});

	it('removes the link that is to go for a refusal in unknown words, when HighLevel takes links otherwise', async () => {
		const { sync, link, linked, contacts, properties, sandbox } = await openFull(family);
		sandbox.settings.refusals = { fullSide: { message: 'Not on this one', status: 422 } };
		link(0, 0);
		await sync(contacts[0], [properties[1]]);
		sandbox.settings.refusals = {};
		expect(linked(contacts[0])).toEqual([properties[1]]);
	});

	it('removes nothing where a link is refused for another reason', async () => {
		const { sync, link, linked, contacts, properties, next } = await openFull(family);
		link(0, 0);
		next(pass, pass, answer(403, { message: 'no' }));
		expect((await refusalOf(sync(contacts[0], [properties[1]]))).kind).toBe('forbidden');
		expect(linked(contacts[0])).toEqual([properties[0]]);
	});

	it('removes nothing for a record of the wrong object', async () => {
		const { sync, link, linked, contacts, properties, asked } = await openSync(family);
		link(0, 0);
		const refused = await refusalOf(sync(contacts[0], [contacts[1]]));
		expect(refused.kind).toBe('wrongSide');
		expect(linked(contacts[0])).toEqual([properties[0]]);
		expect(asked().filter((request) => request.startsWith('DELETE'))).toEqual([]);
	});

	it('says in HighLevel’s words what is full where nothing is to go', async () => {
		const { sync, linked, contacts, properties } = await openFull(family);
		const refused = await refusalOf(sync(contacts[0], [properties[0], properties[1]]));
		expect(refused.message).toContain('can have no more than 1 linked records');
		expect(linked(contacts[0])).toHaveLength(1);
	});
});

it('a sync that makes room uses one old link for each new one', async () => {
	const { sync, link, linked, contacts, properties, sandbox, asked } = await openSync();
	sandbox.settings.linksPerSide = 3;
	for (const at of [0, 1, 2]) link(0, at);
	await sync(contacts[0], [properties[0], properties[3]], { concurrency: 3 });
	sandbox.settings.linksPerSide = 1_000;
	expect(linked(contacts[0])).toEqual([properties[0], properties[3]]);
	const writes = asked().filter((request) => !request.startsWith('GET'));
	expect(writes.map((request) => request.split(' ')[0])).toEqual([
		...['POST', 'DELETE', 'POST', 'DELETE'],
	]);
});

it('a sync waits for those from the opposite side, so that the last list is what stays', async () => {
	const { client, link, linked, contacts, properties } = await openSync();
	link(0, 0);
	const { relations } = client();
	const shared = { association, dryRun: false };
	const fromContact = { side: 'first' as const, recordId: contacts[0], linkedRecordIds: [] };
	const fromProperty = {
		...{ side: 'second' as const, recordId: properties[0] },
		linkedRecordIds: [contacts[0]],
	};
	const [emptied, filled] = await Promise.all([
		relations.sync({ ...shared, ...fromContact }),
		relations.sync({ ...shared, ...fromProperty }),
	]);
	expect(emptied.deleted).toEqual([properties[0]]);
	expect(filled).toMatchObject({ created: [contacts[0]], unchanged: [] });
	expect(linked(contacts[0])).toEqual([properties[0]]);
});

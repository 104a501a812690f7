import { pollLinks, sampleLinks } from '../../../nodes/highLevel/polling/pollLinks';
import {
	readLinkMemory,
	writeLinkMemory,
	type LinkMemory,
} from '../../../nodes/highLevel/polling/linkMemory';
import type { AssociationRef } from '../../../nodes/highLevel/model/associationRef';
import { FAMILIES, openClient, refusalOf } from '../client.fixture';

const byKey: AssociationRef = { by: 'key', value: 'buyer_property' };

/** A place with some links, and a poll that remembers as n8n would. */
async function openWatched(family: (typeof FAMILIES)[number] = 'associations') {
	const opened = await openClient(family);
	const { sandbox, contacts, properties, idOf } = opened;
	const { state } = sandbox;
	let memory: LinkMemory | undefined;
	const link = (first: string, second: string, key = 'buyer_property') =>
		state.link(idOf(key), first, second).id;
	const first = link(contacts[0], properties[0]);
	return {
		...opened,
		state,
		link,
		first,
		unlink: (id: string) => void state.relations.remove(id),
		memory: () => memory,
		async poll(ref = byKey) {
			const poll = await pollLinks(opened.client(), family, ref, memory);
			memory = readLinkMemory(writeLinkMemory(poll.memory));
			return poll.changes.map(({ event, fields }) => `${event} ${fields.id}`);
		},
	};
}

describe.each(FAMILIES)('watching all links of an association, by the endpoints %s', (family) => {
	it('learns in silence, and reports each later link and unlink once', async () => {
		const place = await openWatched(family);
		expect(await place.poll()).toEqual([]);

		const second = place.link(place.contacts[1], place.properties[1]);
		expect(await place.poll()).toEqual([`RelationCreate ${second}`]);
		place.unlink(place.first);
		expect(await place.poll()).toEqual([`RelationDelete ${place.first}`]);
		expect(await place.poll()).toEqual([]);
	});

	it('reports the fields that the webhook would', async () => {
		const place = await openWatched(family);
		await place.poll();
		const id = place.link(place.contacts[1], place.properties[1]);
		const { changes } = await pollLinks(place.client(), family, byKey, place.memory());
		expect(changes).toEqual([
			{
				event: 'RelationCreate',
				fields: {
					id,
					firstObjectKey: 'contact',
					firstRecordId: place.contacts[1],
					secondObjectKey: 'custom_objects.property',
					secondRecordId: place.properties[1],
					associationId: place.idOf('buyer_property'),
					locationId: place.locationId,
				},
			},
		]);
	});

	it('reports nothing of other associations', async () => {
		const place = await openWatched(family);
		await place.poll();
		place.link(place.contacts[1], place.properties[1], 'tenant_property');
		expect(await place.poll()).toEqual([]);
	});

	it('learns anew in silence when another association is chosen', async () => {
		const place = await openWatched(family);
		await place.poll();
		place.link(place.contacts[1], place.properties[1], 'tenant_property');
		expect(await place.poll({ by: 'key', value: 'tenant_property' })).toEqual([]);
	});

	it('goes on when the same association is named in another way', async () => {
		const place = await openWatched(family);
		await place.poll();
		const id = place.link(place.contacts[1], place.properties[1]);
		expect(await place.poll({ by: 'id', value: place.idOf('buyer_property') })).toEqual([
			`RelationCreate ${id}`,
		]);
	});

	it('reports the links of a deleted association as deleted at the second poll without it', async () => {
		const place = await openWatched(family);
		await place.poll();
		place.state.removeAssociation(place.idOf('buyer_property'));
		expect(await place.poll()).toEqual([]);
		expect(await place.poll()).toEqual([`RelationDelete ${place.first}`]);
		expect(await place.poll()).toEqual([]);
	});

	it('refuses an association that was never there', async () => {
		const place = await openWatched(family);
		const refused = await refusalOf(place.poll({ by: 'key', value: 'nobody' }));
		expect(refused.kind).toBe('notFound');
	});

	it('reports the link of two deleted records at the second poll without them', async () => {
		const place = await openWatched(family);
		await place.poll();
		place.sandbox.faults.add({
			match: { path: /relations\/\w+$/ },
			times: Infinity,
			do: { status: 404, body: { message: 'Record not found' } },
		});
		expect(await place.poll()).toEqual([]);
		expect(await place.poll()).toEqual([`RelationDelete ${place.first}`]);
		expect(await place.poll()).toEqual([]);
	});

	it('does not report a link as deleted that only one reading lacked', async () => {
		const place = await openWatched(family);
		await place.poll();
		// The objects' pages come back empty once, as of an index that is being rebuilt.
		place.sandbox.faults.add({
			match: { path: /search$/ },
			times: 2,
			do: { status: 200, body: { records: [], contacts: [], total: 0 } },
		});
		expect(await place.poll()).toEqual([]);
		expect(await place.poll()).toEqual([]);
	});
});

it('shows the first links as a sample, and learns nothing by it', async () => {
	const place = await openWatched();
	const samples = await sampleLinks(place.client(), byKey, 3);
	expect(samples).toEqual([expect.objectContaining({ id: place.first })]);
});

it('refuses to watch an object with more records than it may read', async () => {
	const place = await openWatched();
	place.sandbox.faults.add({
		match: { path: /search$/ },
		times: Infinity,
		do: { status: 200, body: { records: [{ id: 'a' }], contacts: [{ id: 'b' }], total: 12_000 } },
	});
	const refused = await refusalOf(place.poll());
	expect(refused.message).toMatch(/has 12,000 records, and at most 10,000 can be read/);
});

it('keeps a memory of 25,000 links in less than 1.3 MB of text', () => {
	const links = new Map(
		Array.from({ length: 25_000 }, (_, at) => {
			const hex = (kind: string) => `${kind}${at.toString(16).padStart(23, '0')}`;
			return [hex('a'), { firstRecordId: `contact${at % 2000}`, secondRecordId: hex('b') }];
		}),
	);
	const memory: LinkMemory = {
		...{ locationId: 'here', endpoints: 'associations', name: 'buyer_property' },
		...{ association: { id: 'a1' }, isMissing: false, links, doubtful: new Set<string>() },
	};
	const text = writeLinkMemory(memory);
	expect(readLinkMemory(text)).toEqual(memory);
	expect(JSON.stringify(text).length).toBeLessThan(1_300_000);
});

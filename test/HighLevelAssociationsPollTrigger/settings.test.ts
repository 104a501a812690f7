import { NOTHING } from '../HighLevelAssociationsTrigger/trigger.fixture';
import {
	closePlace,
	openPlace,
	TYPE,
	watchAssociations,
	watchRelations,
	type Place,
} from './poll.fixture';

let place: Place;
beforeAll(async () => {
	place = await openPlace();
});
afterAll(async () => await closePlace(place));
beforeEach(() => place.asked());

describe('settings that cannot work', () => {
	it.each<[string, object, string]>([
		['no event', { ...watchAssociations, events: [] }, '"Trigger On" is empty'],
		['an unknown event', { ...watchAssociations, events: ['ContactCreate'] }, '"Trigger On" has'],
		['links of another thing', { ...watchRelations('a'), of: 'contacts' }, '"Relations Of" is'],
		['no association', { ...watchRelations(''), of: 'association' }, '"Association" is empty'],
		['no records', watchRelations(''), '"Record IDs" is empty'],
		['records that are blanks', watchRelations(' ,\n, '), '"Record IDs" is empty'],
		['an empty array of records', watchRelations('={{ [] }}'), '"Record IDs" is empty'],
		[
			'records that are not a list',
			watchRelations('={{ ({a: 1}) }}'),
			'"Record IDs" is not a list',
		],
		['a record that is a path', watchRelations('..'), 'is "..", which cannot be an ID'],
		['1,001 records', watchRelations('={{ [...Array(1001).keys()] }}'), 'has 1,001 IDs'],
		[
			'a filter that is not a list',
			watchRelations('a', { associations: true }),
			'Names or IDs" is not a list',
		],
	])('are refused before a request: %s', async (_what, parameters, words) => {
		await expect(place.poll({ ...parameters })).rejects.toMatchObject({
			name: 'NodeOperationError',
			message: expect.stringContaining(words),
			description: expect.stringMatching(/\w+\./),
		});
		expect(place.asked()).toEqual([]);
	});

	it.each(NOTHING)(
		'are refused before a request: a filter that is filled in and gives nothing, %j',
		async (associations) => {
			const watch = watchRelations(place.contacts[0], { associations });
			await expect(place.poll(watch)).rejects.toMatchObject({
				message: '"Association Names or IDs" is filled in but gives nothing',
				description: 'Check its expression, or remove the filter.',
			});
			expect(place.asked()).toEqual([]);
		},
	);

	it.each(['nothing', 'BUYER_PROPERTY'])(
		'are refused: an association by a key that is not there, %s',
		async (key) => {
			const watch = watchRelations(place.contacts[0], { associations: [key] });
			await expect(place.poll(watch)).rejects.toMatchObject({
				message: expect.stringContaining(`no association with the ID or key "${key}"`),
				description: expect.stringContaining('Association Names or IDs'),
			});
		},
	);

	it('are refused: a Location that is not text', async () => {
		const watch = { ...watchAssociations, locationId: '={{ ({a: 1}) }}' };
		await expect(place.poll(watch)).rejects.toThrow('"Location" is not text');
		expect(place.asked()).toEqual([]);
	});

	it('are refused: no Location ID anywhere', async () => {
		place.engine().setCredential('bare', 'highLevelPrivateIntegrationApi', {
			...place.pitData,
			locationId: '',
		});
		const polling = place.poll(watchAssociations, {
			credentials: { highLevelPrivateIntegrationApi: 'bare' },
		});
		await expect(polling).rejects.toThrow('Location ID is empty');
	});
});

it.each(['={{ null }}', '={{ undefined }}', '={{ $vars.missing }}', '', ' \n', '={{ " " }}'])(
	"a Location ID that gives nothing, %j, is the credential's own",
	async (locationId) => {
		await place.poll({ ...watchAssociations, locationId }, { staticData: {} });
		const [asked] = place.asked();
		expect(asked).toContain(`locationId=${place.sandbox.locationId}&`);
	},
);

describe('records to watch', () => {
	it.each<[string, (ids: string[]) => unknown]>([
		['text with commas, blanks and repeats', ([one, two]) => ` ${one},, ${two} ,${one}`],
		['lines', ([one, two]) => `${one}\n${two}\r\n`],
		['an array from an expression', (ids) => `={{ ${JSON.stringify(ids)} }}`],
		['a JSON array in text', (ids) => JSON.stringify(ids)],
	])('may be given as %s', async (_what, given) => {
		await place.poll(watchRelations(given(place.contacts.slice(0, 2))), { staticData: {} });
		expect(place.asked().map((request) => request.split('?')[0])).toEqual(
			place.contacts.slice(0, 2).map((id) => `GET /associations/relations/${id}`),
		);
	});
});

describe('fetching a test event in the editor', () => {
	const manual = { mode: 'manual' as const };

	it('shows relations that exist as each selected event would tell them, and touches no memory', async () => {
		const watch = watchRelations(place.contacts.slice(0, 5));
		const staticData = {};
		const items = await place.poll(watch, { ...manual, staticData });
		const events = items?.map(({ event }) => event);
		expect(events).toEqual([
			...Array(3).fill('RelationCreate'),
			...Array(3).fill('RelationDelete'),
		]);
		const [relation] = place.state.relations.ofRecord(place.contacts[0]).items;
		const fields = { ...relation, createdAt: undefined };
		expect(items?.[0]).toEqual({ event: 'RelationCreate', ...fields });
		expect(staticData).toEqual({});
	});

	it('shows associations', async () => {
		const events = ['AssociationUpdate'];
		const items = await place.poll({ ...watchAssociations, events }, manual);
		expect(items).toHaveLength(3);
		expect(items?.[0]).toMatchObject({ event: 'AssociationUpdate', id: expect.any(String) });
	});

	it('shows what the filter lets through, and says so when there is nothing', async () => {
		const associations = [place.idOf('tenant_property')];
		const [tenant] = place.state.relations
			.list()
			.filter(({ associationId }) => associationId === associations[0]);
		const items = await place.poll(watchRelations(tenant.secondRecordId, { associations }), manual);
		expect(new Set(items?.map(({ associationId }) => associationId))).toEqual(
			new Set(associations),
		);
		const { id } = place.state.records.add({ objectKey: 'contact', properties: {} });
		await expect(place.poll(watchRelations(id), manual)).rejects.toThrow(
			'Nothing was found to use as a sample',
		);
	});

	it('changes nothing of what the active workflow tells', async () => {
		const watch = watchRelations(place.contacts[0]);
		const staticData = {};
		await place.poll(watch, { staticData });
		const { id } = place.link('seller_property', place.contacts[0], place.properties[39]);
		await place.poll(watch, { ...manual, staticData });
		expect(await place.poll(watch, { staticData })).toMatchObject([
			{ event: 'RelationCreate', id },
		]);
	});
});

describe('the node as the editor shows it', () => {
	it('is a polling trigger without input', () => {
		const { description } = place.engine().nodeType(TYPE);
		expect(description).toMatchObject({ polling: true, inputs: [], group: ['trigger'] });
		expect(description.usableAsTool).toBeUndefined();
	});

	it('offers the associations of the location to choose from', async () => {
		const options = await place.engine().loadOptions({
			type: TYPE,
			method: 'getAssociationOptions',
			parameters: watchRelations(''),
			credentials: { highLevelPrivateIntegrationApi: 'pit' },
		});
		expect(options.map(({ value }) => value)).toContain(place.idOf('buyer_property'));
	});
});

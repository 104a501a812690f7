import { signIn } from '../connection/oAuth.fixture';
import {
	byId,
	byKey,
	fromList,
	OAUTH,
	openPlace,
	PIT,
	TYPE,
	type Place,
} from '../HighLevelAssociations/node.fixture';

let place: Place;
beforeEach(async () => {
	place = await openPlace();
});

/** Opens the list of locations with the agency's or the sub-account's sign-in. */
const listed = async (filter?: string, paginationToken?: string) =>
	await place.engine.listSearch({
		type: TYPE,
		method: 'getLocations',
		parameters: { authentication: 'oAuth2' },
		credentials: { [OAUTH]: 'oauth' },
		filter,
		paginationToken,
	});

const agency = (...scopes: string[]) =>
	signIn(place, { userType: 'Company', scopes: ['oauth.write', ...scopes] });

describe('the list of locations', () => {
	it('shows an agency the locations that installed the app, by name and address', async () => {
		agency('oauth.readonly');
		const { results } = await listed();
		expect(results.map(({ value }) => value)).toEqual([
			place.sandbox.locationId,
			place.sandbox.otherLocationId,
		]);
		expect(results[1].name).toMatch(/^Harbour Lettings/);
		expect(place.asked()).toEqual(['GET /oauth/installedLocations']);
	});

	it.each([['oauth.readonly'], ['locations.readonly'], ['locations.readonly oauth.readonly']])(
		'finds an agency its location by name with the scope %s',
		async (scopes) => {
			agency(...scopes.split(' '));
			const { results } = await listed(' harbour ');
			expect(results.map(({ value }) => value)).toEqual([place.sandbox.otherLocationId]);
			expect((await listed('nowhere')).results).toEqual([]);
		},
	);

	it('goes on with the next page', async () => {
		const { locations } = place.sandbox.state;
		const [{ companyId }] = locations.values();
		for (let number = 0; number < 120; number += 1) {
			const id = `location-${number}`;
			locations.set(id, { id, companyId, name: `Branch ${number}`, address: '' });
		}
		agency('oauth.readonly');
		const first = await listed();
		expect(first.results).toHaveLength(100);
		const second = await listed('', String(first.paginationToken));
		expect(second.results).toHaveLength(22);
		expect(second.paginationToken).toBeUndefined();
		agency('locations.readonly');
		expect((await listed('branch 119')).results).toHaveLength(1);
	});

	it('names the scope that an agency lacks, and lets it give the ID', async () => {
		agency();
		await expect(listed()).rejects.toMatchObject({
			message: expect.stringContaining('The access token lacks the scope "oauth.readonly"'),
		});
	});

	it('shows a sub-account the one location it has, and asks nobody', async () => {
		signIn(place, { userType: 'Location' });
		const { locationId } = place.sandbox;
		const own = { name: `The credential's own (${locationId})`, value: locationId };
		expect((await listed()).results).toEqual([own]);
		const { results } = await place.engine.listSearch({
			type: TYPE,
			method: 'getLocations',
			parameters: {},
			credentials: { [PIT]: 'pit' },
		});
		expect(results).toEqual([own]);
		expect(place.asked()).toEqual([]);
	});
});

describe('the location of a node', () => {
	const objects = { resource: 'object', operation: 'getAll' };

	it.each([
		['chosen from the list', fromList],
		['given by ID', byId],
		['as plain text, as workflows had it before', (id: string) => id],
		['as an expression alone', (id: string) => `={{ "${id}" }}`],
		[
			'chosen, under a name that n8n would run',
			(id: string) => ({ ...fromList(id), cachedResultName: '={{ $("Nowhere").item }}' }),
		],
	])('is worked in when it is %s', async (_how, write) => {
		const node = signIn(place, { userType: 'Company' });
		const { otherLocationId } = place.sandbox;
		const { error } = await node.run({ ...objects, locationId: write(otherLocationId) });
		expect(error).toBeUndefined();
		const [request] = place.sandbox.requests.filter(({ path }) => path === '/objects/');
		expect(request.url).toContain(`locationId=${otherLocationId}`);
	});

	it.each([byId, (id: string) => id])(
		'counts with a token too, where the field stands last',
		async (write) => {
			const { otherLocationId } = place.sandbox;
			const error = await place.refusal({ ...objects, locationId: write(otherLocationId) });
			expect(error.message).toContain(otherLocationId);
		},
	);

	it.each([byId('={{ null }}'), byId('={{ $json.missing }}'), '={{ $json.missing }}'])(
		'is refused when its expression gives nothing: %j',
		async (locationId) => {
			const node = signIn(place, { userType: 'Company' });
			const { error } = await node.run({ ...objects, locationId });
			expect(error?.message).toContain('"Location" is empty');
		},
	);

	it('is what the other lists look in', async () => {
		signIn(place, { userType: 'Company' });
		for (const locationId of [
			fromList(place.sandbox.otherLocationId),
			place.sandbox.otherLocationId,
		]) {
			place.asked();
			await place.engine.listSearch({
				type: TYPE,
				method: 'getObjects',
				parameters: { authentication: 'oAuth2', locationId },
				credentials: { [OAUTH]: 'oauth' },
			});
			const [request] = place.sandbox.requests.filter(({ path }) => path === '/objects/');
			expect(request.url).toContain(`locationId=${place.sandbox.otherLocationId}`);
		}
	});

	it('may have no records yet, and then the list says what is missing', async () => {
		signIn(place, { userType: 'Company' });
		const records = async (filter?: string) =>
			await place.engine.listSearch({
				type: TYPE,
				method: 'getFirstRecords',
				parameters: {
					resource: 'relation',
					operation: 'create',
					authentication: 'oAuth2',
					locationId: fromList(place.sandbox.otherLocationId),
					association: byKey('OPPORTUNITIES_CONTACTS_ASSOCIATION'),
				},
				credentials: { [OAUTH]: 'oauth' },
				filter,
			});
		await expect(records()).rejects.toMatchObject({
			message: 'HighLevel has no records of "opportunity" to choose from',
			description: expect.stringContaining('this record is: Opportunity'),
		});
		expect((await records('Ada')).results).toEqual([]);
	});
});

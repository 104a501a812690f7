import { closePlace, OAUTH, openPlace, watchRelations, type Place } from './poll.fixture';

let place: Place;
beforeEach(async () => {
	place = await openPlace();
});
afterEach(async () => await closePlace(place));

const signIn = (userType: 'Location' | 'Company') => {
	const { oauth, url } = place.sandbox;
	const token = oauth.issueTokens({ userType });
	place.engine().setCredential('oauth', OAUTH, {
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
		baseUrl: url,
		oauthTokenData: { ...token },
	});
	return token.access_token;
};
const poll = async (more: object = {}) =>
	await place.poll(
		{ ...watchRelations(place.contacts[0]), authentication: 'oAuth2', ...more },
		{ credentials: { [OAUTH]: 'oauth' } },
	);
const link = () => place.link('tenant_property', place.contacts[0], place.properties[39]);

it('polls with the token of a sub-account', async () => {
	signIn('Location');
	expect(await poll()).toBeNull();
	const { id } = link();
	expect(await poll()).toMatchObject([{ event: 'RelationCreate', id }]);
});

it('has an expired token refreshed once and goes on', async () => {
	place.sandbox.oauth.expireAccessToken(signIn('Location'));
	expect(await poll({ records: place.contacts.slice(0, 8) })).toBeNull();
	expect(place.sandbox.oauth.refreshCount).toBe(1);
});

it("polls with an agency's token, which it exchanges for the location's once", async () => {
	signIn('Company');
	const { locationId, oauth } = place.sandbox;
	expect(await poll({ locationId })).toBeNull();
	const { id } = link();
	expect(await poll({ locationId })).toMatchObject([{ event: 'RelationCreate', id, locationId }]);
	expect(oauth.locationTokenCount).toBe(1);
});

it('does not take a location the agency cannot reach for records that are gone', async () => {
	signIn('Company');
	const { locationId } = place.sandbox;
	await poll({ locationId });
	const memory = structuredClone(place.staticData);
	// A new sign-in has no location token yet.
	signIn('Company');
	place.sandbox.faults.add({
		match: { path: '/oauth/locationToken' },
		times: Infinity,
		do: { status: 404, body: { statusCode: 404, message: 'Not found' } },
	});
	await expect(poll({ locationId })).rejects.toThrow(`no access to location ${locationId}`);
	expect(place.staticData).toEqual(memory);
});

it('needs a Location with an agency, and says so', async () => {
	signIn('Company');
	await expect(poll()).rejects.toThrow('Choose Location first');
});

it.each([
	['a refused token', 'pit-wrong', {}, 'does not accept the access token'],
	[
		'a missing scope',
		undefined,
		{ scopes: ['contacts.readonly'] },
		'associations/relation.readonly',
	],
])('says in words what is wrong with %s', async (_what, token, options, words) => {
	place.engine().setCredential('pit', 'highLevelPrivateIntegrationApi', {
		...place.pitData,
		accessToken: token ?? place.sandbox.createPit(options),
	});
	const polling = place.poll(watchRelations(place.contacts[0]));
	await expect(polling).rejects.toThrow(words);
});

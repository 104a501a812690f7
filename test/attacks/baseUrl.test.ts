import { Socket } from 'node:net';
import { ASSOCIATIONS } from '../faults/associationRows.fixture';
import { openFaultPlace, renew, signIn, type FaultPlace } from '../faults/place.fixture';
import { PICKERS, POLLS } from '../faults/readingRows.fixture';
import { RELATIONS, SIGN_INS } from '../faults/relationRows.fixture';
import { OAUTH, PIT } from '../HighLevelAssociations/node.fixture';

/** Addresses a token must not travel to, and what is said of each. */
const ADDRESSES: Array<[string, RegExp]> = [
	['services.leadconnectorhq.com', /is not a web address/],
	['//services.leadconnectorhq.com', /is not a web address/],
	['ftp://services.leadconnectorhq.com', /is not a web address/],
	['file:///etc/passwd', /is not a web address/],
	['javascript:alert(1)', /is not a web address/],
	['data:text/plain,x', /is not a web address/],
	['ws://127.0.0.1', /is not a web address/],
	['https://', /is not a web address/],
	['{{ $env.SECRET }}', /is not a web address/],
	['https://services.leadconnectorhq.com\r\nHost: evil.example', /is not a web address/],
	['http://services.leadconnectorhq.com', /unencrypted/],
	['http://10.0.0.1', /unencrypted/],
	['http://169.254.169.254/latest/meta-data', /unencrypted/],
	['http://0.0.0.0:4010', /unencrypted/],
	['http://[::2]', /unencrypted/],
	['http://[::ffff:10.0.0.1]', /unencrypted/],
	['http://127.0.0.1.evil.example', /unencrypted/],
	['http://localhost.evil.example', /unencrypted/],
	['http://evil.example\\@127.0.0.1', /unencrypted/],
	['http://evil.example#@127.0.0.1', /user name, password, "\?" or "#"/],
	['http://127.0.0.1@evil.example', /user name, password/],
	['http://user:secret-word@127.0.0.1', /user name, password/],
	['https://user:secret-word@services.leadconnectorhq.com', /user name, password/],
	['https://secret-word@services.leadconnectorhq.com', /user name, password/],
	['https://services.leadconnectorhq.com?to=evil', /"\?" or "#"/],
	['https://services.leadconnectorhq.com#evil', /"\?" or "#"/],
];

const ROWS = [ASSOCIATIONS[0], RELATIONS[0], ...PICKERS, ...POLLS];

let place: FaultPlace;
let connect: jest.SpyInstance;
beforeAll(async () => {
	place = await openFaultPlace('associations');
});
beforeEach(() => {
	renew(place);
	// Should the check fail one day, the token of a test stays here all the same.
	connect = jest.spyOn(Socket.prototype, 'connect').mockImplementation(function (this: Socket) {
		return this.destroy(new Error('No connection is made here'));
	});
});
afterEach(() => connect.mockRestore());

describe.each(ADDRESSES)(
	'the Base URL %j is refused in words, before any request,',
	(baseUrl, words) => {
		const refused = (text: unknown): void => {
			expect(text).toMatch(/^The Base URL of the credential /);
			expect(text).toMatch(words);
			expect(text).not.toContain('secret-word');
			expect(connect).not.toHaveBeenCalled();
		};

		it('by the node, the pickers and the polling trigger', async () => {
			const { sandbox, engine } = place;
			const data = { accessToken: sandbox.pit, locationId: sandbox.locationId, baseUrl };
			engine.setCredential('pit', PIT, data);
			for (const row of ROWS) {
				const { error, kept } = await row.run(place);
				refused(error?.message);
				expect(error?.description).toContain('https://services.leadconnectorhq.com');
				expect(JSON.stringify(kept)).not.toContain(sandbox.pit);
			}
		});

		it('by OAuth and as an agency', async () => {
			for (const userType of ['Location', 'Company'] as const) {
				signIn(place, { userType, expired: true });
				const stored = place.engine.storedCredential(place.oAuthId);
				place.engine.setCredential(place.oAuthId, OAUTH, { ...stored, baseUrl });
				refused((await SIGN_INS[0].run(place)).error?.message);
			}
		});

		it('by the credential test', async () => {
			const { sandbox, engine } = place;
			engine.setCredential('pit', PIT, { accessToken: sandbox.pit, locationId: 'x', baseUrl });
			const { status, message } = await engine.testCredential('pit');
			expect(status).toBe('Error');
			refused(message);
		});
	},
);

it('would see a connection if there were one', async () => {
	connect.mockRestore();
	connect = jest.spyOn(Socket.prototype, 'connect');
	const { sandbox, engine } = place;
	engine.setCredential('pit', PIT, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		baseUrl: sandbox.url,
	});
	await RELATIONS[0].run(place);
	expect(connect).toHaveBeenCalled();
});

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ASSOCIATIONS, OBJECTS, UPDATES } from '../faults/associationRows.fixture';
import { openFaultPlace, renew, type FaultPlace } from '../faults/place.fixture';
import { PICKERS, POLLS } from '../faults/readingRows.fixture';
import { RELATIONS, SIGN_INS } from '../faults/relationRows.fixture';

const ROWS = [...ASSOCIATIONS, ...UPDATES, ...OBJECTS, ...RELATIONS, ...PICKERS, ...POLLS];

/** A server that is not HighLevel's. */
let elsewhere: string;
/** What it was asked. */
const asked: string[] = [];
const server = createServer(({ method, url, headers }, response) => {
	asked.push(`${method} ${url} ${JSON.stringify(headers)}`);
	response.end('{"id":"taken","key":"taken","associations":[],"relations":[],"objects":[]}');
});

let place: FaultPlace;
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	elsewhere = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	place = await openFaultPlace('associations');
});
afterAll(() => server.close());

function redirect(status: number, location: string, path?: RegExp): void {
	place.sandbox.faults.add({
		match: { path },
		times: Infinity,
		do: { status, headers: { Location: location }, body: { message: 'Moved' } },
	});
}

describe.each([301, 302, 303, 307, 308])('an answer %i that points to another host', (status) => {
	it.each([...ROWS, ...SIGN_INS].map(({ name }) => name))('is not followed by %s', async (name) => {
		const row = [...ROWS, ...SIGN_INS].find((each) => each.name === name);
		renew(place);
		await row?.arrange?.(place);
		// n8n itself renews OAuth tokens; this is about what our nodes send.
		redirect(status, `${elsewhere}/associations/`, /^\/(?!oauth\/token$)/);
		const outcome = await row?.run(place);
		expect(outcome?.error?.message ?? 'no error').toMatch(
			/^HighLevel gave an unexpected answer \(status 30\d\)$|^HighLevel refused the request$/,
		);
		expect(outcome?.error?.description).toContain('Base URL');
		expect(asked).toEqual([]);
	});

	it('is not followed by the credential test', async () => {
		renew(place);
		redirect(status, `${elsewhere}/associations/`);
		const { status: outcome, message } = await place.engine.testCredential('pit');
		expect(outcome).toBe('Error');
		expect(message).toContain(status === 303 ? '' : 'Base URL');
		expect(asked).toEqual([]);
	});
});

it.each(['//{host}/x', '{url}', 'javascript:alert(1)', '\\\\{host}\\x', '', '/associations/other'])(
	'nor is one that points to %j',
	async (pattern) => {
		renew(place);
		const { host } = new URL(elsewhere);
		redirect(302, pattern.replace('{host}', host).replace('{url}', elsewhere));
		const outcome = await RELATIONS[0].run(place);
		expect(outcome.error?.message).toBe('HighLevel gave an unexpected answer (status 302)');
		expect(asked).toEqual([]);
		expect(place.sandbox.requests).toHaveLength(1);
	},
);

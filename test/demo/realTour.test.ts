import { startSandbox, type Sandbox } from '../../sandbox/index';
import { asRealAccount, holdings, takeTour } from './tour.fixture';

let sandbox: Sandbox;
beforeEach(async () => {
	sandbox = await startSandbox({ rateLimit: false });
});
afterEach(async () => await sandbox.close());

const yes = async () => 'yes';
const tour = async (options: Parameters<typeof takeTour>[0] = {}) =>
	await takeTour({ env: asRealAccount(sandbox), ask: yes, ...options });

it('runs on a real account after a yes, and leaves it as it was', async () => {
	const before = holdings(sandbox);
	const { code, steps } = await tour();
	expect(steps.filter(({ good }) => !good)).toEqual([]);
	expect(code).toBe(0);
	expect(steps.at(-1)?.what).toBe('Clean up');
	expect(holdings(sandbox)).toEqual(before);
});

it('writes nothing but its own two associations and links under them', async () => {
	const touched = new Set<string>();
	sandbox.state.onChange((change) => {
		const id = 'relation' in change ? change.relation.associationId : change.association.id;
		touched.add(id);
	});
	const before = sandbox.state.associations.list().map(({ id }) => id);
	await tour();
	expect(touched.size).toBe(2);
	expect(before.filter((id) => touched.has(id))).toEqual([]);
	const writes = sandbox.requests.filter(({ method }) => method !== 'GET');
	expect(writes.map(({ path }) => path.split('/')[1])).not.toContain('businesses');
	expect(writes.every(({ path }) => /^\/associations\/|\/search$/.test(path))).toBe(true);
});

it('links contacts with a contact where the account has no custom record', async () => {
	for (const { id } of sandbox.state.records.list('custom_objects.property')) {
		sandbox.state.records.remove(id);
	}
	const before = holdings(sandbox);
	const { code, steps } = await tour();
	expect(steps.filter(({ good }) => !good)).toEqual([]);
	expect(code).toBe(0);
	expect(holdings(sandbox)).toEqual(before);
});

it.each(['no', '', 'y'])('sends nothing when the answer is "%s"', async (answer) => {
	const { code, told } = await tour({ ask: async () => answer });
	expect(code).toBe(1);
	expect(told).toContain('Nothing was sent.');
	expect(sandbox.requests).toHaveLength(0);
});

it('sends nothing where there is no terminal to ask on', async () => {
	const { code } = await tour({ ask: undefined });
	expect(code).toBe(1);
	expect(sandbox.requests).toHaveLength(0);
});

it.each(['HIGHLEVEL_TOKEN', 'HIGHLEVEL_LOCATION_ID'])(
	'asks for both variables when %s is not set',
	async (name) => {
		const { code, told } = await tour({ env: { ...asRealAccount(sandbox), [name]: '' } });
		expect(code).toBe(1);
		expect(told).toContain(`${name} is not set`);
		expect(sandbox.requests).toHaveLength(0);
	},
);

it('tells a refused token in the node’s words, and not the token', async () => {
	const env = { ...asRealAccount(sandbox), HIGHLEVEL_TOKEN: 'pit-nobody-has-this' };
	const { code, told } = await tour({ env });
	expect(code).toBe(1);
	expect(told).toContain('does not accept the access token');
	expect(told).not.toContain('pit-nobody');
});

it.each([
	['the second link', 'POST', '/associations/relations', 1],
	['the first unlinking', 'DELETE', /^\/associations\/relations\/./, 0],
	['the bulk links', 'POST', '/associations/relations', 8],
])('removes what it made when %s is refused', async (_, method, path, skip) => {
	const before = holdings(sandbox);
	sandbox.faults.add({
		match: { method, path },
		skip,
		times: 1,
		do: { status: 403, body: { message: 'Not allowed.' } },
	});
	const { code, steps } = await tour();
	expect(code).toBe(1);
	expect(steps.filter(({ good }) => !good)).toHaveLength(1);
	expect(steps.at(-1)).toMatchObject({ good: true, what: 'Clean up' });
	expect(holdings(sandbox)).toEqual(before);
});

it.each(['AssociationCreate', 'RelationCreate', 'RelationDelete'])(
	'removes what it made when it is stopped at the first %s, whose answer is still on its way',
	async (event) => {
		const before = holdings(sandbox);
		const stopping = new AbortController();
		sandbox.settings.latencyMs = 20;
		sandbox.state.onChange((change) => change.event === event && stopping.abort());
		const { code } = await tour({ signal: stopping.signal });
		expect(code).toBe(130);
		expect(holdings(sandbox)).toEqual(before);
	},
);

it('says what is left, and ends with 1, when it may not remove it', async () => {
	sandbox.faults.add({
		match: { method: 'DELETE', path: /^\/associations\/[^/]+$/ },
		times: Infinity,
		do: { status: 403, body: { message: 'Not allowed.' } },
	});
	const { code, told } = await tour();
	expect(code).toBe(1);
	expect(told).toContain('n8n_tour_');
	expect(told).toMatch(/✗ Clean up/);
});

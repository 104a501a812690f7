import { startSandbox, type Sandbox } from '../../sandbox';
import { apiClient, seeded, type ApiClient } from './apiClient';

/** A sandbox without a limit whose clock stands still but for {@link passTime}: new for each test. */
export let sandbox: Sandbox;
export let api: ApiClient;
export let seed: ReturnType<typeof seeded>;
export let locationId: string;
let now: number;

beforeEach(async () => {
	now = Date.UTC(2026, 0, 5);
	sandbox = await startSandbox({ rateLimit: false, now: () => now });
	api = apiClient(sandbox);
	seed = seeded(sandbox);
	({ locationId } = sandbox);
});

afterEach(() => sandbox.close());

/** Lets so many ms pass in the sandbox. */
export function passTime(ms: number): void {
	now += ms;
}

/** A contact search's answer. */
export const searchContacts = (body: object) =>
	api.post('/contacts/search', { locationId, pageLimit: 100, ...body });

/** A record search's answer. */
export const searchRecords = (body: object, key = 'custom_objects.property') =>
	api.post(`/objects/${key}/records/search`, { locationId, page: 1, pageLimit: 100, ...body });

/** The IDs of what a search found. */
export const idsIn = ({ body }: { body: { contacts?: Item[]; records?: Item[] } }) =>
	(body.contacts ?? body.records ?? []).map(({ id }) => id);

interface Item {
	id: string;
}

/** Adds a contact of the seeded location, and gives its ID. */
export const addContact = (properties: Record<string, unknown>) =>
	sandbox.state.records.add({ objectKey: 'contact', properties }).id;

/** Adds a property of the seeded location, and gives its ID. */
export const addProperty = (properties: Record<string, unknown>) =>
	sandbox.state.records.add({ objectKey: 'custom_objects.property', properties }).id;

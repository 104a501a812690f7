import type * as Hastened from '../connection/hastened.fixture';
import { byId, openPlace, seeded, type Place } from './node.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);
jest.mock('../../nodes/connection/requestTimeout', () => ({ REQUEST_TIMEOUT_MS: 5_000 }));

let place: Place;
let seed: ReturnType<typeof seeded>;
beforeEach(async () => {
	// One of its own for each: what is known of a limit stays known in this process.
	place = await openPlace('associations', {});
	seed = seeded(place.sandbox);
});

const linkMany = (more: object = {}) => ({
	resource: 'relation',
	operation: 'createMany',
	association: byId(seed.idOf('tenant_property')),
	record: byId(seed.contacts[1]),
	linkedRecordIds: seed.properties.join(','),
	...more,
});

describe("HighLevel's rate limit", () => {
	it.each(['sliding', 'fixed'] as const)(
		'is kept in a %s window, and no row is lost',
		async (window) => {
			place.sandbox.limits.set({ limit: 10, intervalMs: 120, window });
			const outputs = await place.outputs(linkMany());
			expect(outputs.every(({ outcome }) => outcome === 'created')).toBe(true);
			expect(seed.linkedWith(seed.contacts[1], 'tenant_property')).toHaveLength(40);
			// Only those before the first answer could be too many.
			expect(place.sandbox.requests.filter(({ status }) => status === 429).length).toBeLessThan(11);
		},
	);

	it('is waited out where others have used it up', async () => {
		place.sandbox.limits.set({ limit: 5, intervalMs: 100 });
		const other = async () => {
			for (let call = 0; call < 5; call += 1) {
				await fetch(`${place.sandbox.url}/objects/?locationId=${place.sandbox.locationId}`, {
					headers: { Authorization: `Bearer ${place.sandbox.pit}`, Version: '2021-07-28' },
				});
			}
		};
		await other();
		const outputs = await place.outputs(linkMany({ linkedRecordIds: seed.properties[0] }));
		expect(outputs[0].outcome).toBe('created');
	});
});

describe('a used-up daily allowance', () => {
	it('stops at once and says so', async () => {
		place.sandbox.limits.set({ limit: 100, intervalMs: 1_000, perDay: 1_000 });
		place.sandbox.limits.setDailyRemaining(0);
		const error = await place.refusal(linkMany({ options: { concurrency: 1 } }));
		expect(error.message).toBe(
			"HighLevel's daily allowance of requests for this location is used up",
		);
		expect(error.description).toMatch(/It is renewed in (\d+ h )?\d+ min\./);
		expect(place.asked()).toHaveLength(1);
	});

	it('stops in the middle, at the answer that says so, before any refusal', async () => {
		place.sandbox.limits.set({ limit: 100, intervalMs: 1_000, perDay: 1_000 });
		place.sandbox.limits.setDailyRemaining(7);
		const { items } = await place.run(linkMany({ options: { concurrency: 1 } }), {
			continueOnFail: true,
		});
		// One call reads the association, one the record.
		expect(items.filter(({ json }) => json.outcome === 'created')).toHaveLength(5);
		expect(items).toHaveLength(40);
		for (const { json } of items.slice(5)) expect(json.error).toContain('daily allowance');
		expect(place.sandbox.requests.map(({ status }) => status)).not.toContain(429);
		expect(place.asked()).toHaveLength(7);
	});
});

describe('stopping the execution', () => {
	it('ends soon while requests are under way, and begins no more', async () => {
		const controller = new AbortController();
		place.sandbox.faults.add({ do: { stall: true }, times: Infinity, match: { method: 'POST' } });
		const run = place.run(linkMany({ options: { concurrency: 4 } }), { signal: controller.signal });
		await until(() => place.sandbox.requests.length >= 3);
		const underWay = place.sandbox.requests.length;
		controller.abort();
		const { status } = await run;
		expect(status).toBe('canceled');
		expect(place.asked()).toHaveLength(underWay);
	});

	it('ends soon while it waits for the rate window', async () => {
		const controller = new AbortController();
		place.sandbox.limits.set({ limit: 3, intervalMs: 6_000_000 });
		const run = place.run(linkMany({ options: { concurrency: 2 } }), { signal: controller.signal });
		await until(() => place.sandbox.requests.length >= 3);
		controller.abort();
		const { status } = await run;
		expect(status).toBe('canceled');
		expect(seed.linkedWith(seed.contacts[1], 'tenant_property').length).toBeLessThan(4);
	});

	it('ends soon while it waits before trying again', async () => {
		const controller = new AbortController();
		place.sandbox.faults.add({ do: { status: 503 }, times: Infinity, match: { method: 'POST' } });
		const run = place.run(linkMany(), { signal: controller.signal });
		await until(() => place.sandbox.requests.length >= 10);
		controller.abort();
		const { status } = await run;
		expect(status).toBe('canceled');
	});
});

/** Waits until something is so; the test's own timeout bounds it. */
async function until(isSo: () => boolean): Promise<void> {
	while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}

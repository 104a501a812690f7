import type { IDataObject } from 'n8n-workflow';
import { REMEMBERED_IN_TEXT } from '../../nodes/highLevel/webhooks/DeliveryMemory';
import { urlNameOf } from '../../nodes/highLevel/webhooks/eventNames';
import { ASSOCIATION_WITH_CARDINALITY, RELATION } from '../highLevel/webhooks/delivery.fixture';
import { makeTrigger } from './trigger.fixture';

const event = (webhookId: string) => ({ type: 'RelationCreate', webhookId, ...RELATION });

describe('a repeated delivery', () => {
	it('is answered 200 and starts nothing', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
		const before = { ...staticData };
		expect(await send(event('a'), { staticData })).toMatchObject({ status: 200, items: undefined });
		expect(staticData).toEqual(before);
	});

	it('is known by its bytes when it has no webhookId', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		const body = { type: 'RelationCreate', ...RELATION };
		expect((await send(body, { staticData })).items).toHaveLength(1);
		expect((await send(body, { staticData })).items).toBeUndefined();
		expect((await send({ ...body, id: 'other' }, { staticData })).items).toHaveLength(1);
	});

	it('is told from another event with the same fields and another webhookId', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
		expect((await send(event('b'), { staticData })).items).toHaveLength(1);
	});

	it('is told from the other event of the same bytes when each has a URL of its own', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		for (const name of ['RelationCreate', 'RelationDelete'] as const) {
			const url = { staticData, path: `webhook/${urlNameOf(name)}` };
			expect((await send(RELATION, url)).items?.[0].json.event).toBe(name);
			expect((await send(RELATION, url)).items).toBeUndefined();
		}
	});

	it('is not seen in a delete whose bytes are those of its create, on a URL that names neither', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		for (let event = 0; event < 2; event += 1) {
			const { items } = await send(RELATION, { staticData });
			expect(items?.[0].json.event).toBe('RelationCreate or RelationDelete');
		}
	});

	it('is not seen in an update that gives an association its earlier labels back', async () => {
		const { send, restart } = makeTrigger();
		const staticData: IDataObject = {};
		const update = async (firstObjectLabel: string) => {
			const body = { ...ASSOCIATION_WITH_CARDINALITY, firstObjectLabel };
			const query = { event: 'AssociationUpdate' };
			return (await send(body, { staticData, query })).items?.length ?? 0;
		};
		const started: number[] = [];
		for (const label of ['X', 'X', 'Y', 'X', 'X']) started.push(await update(label));
		restart();
		for (const label of ['X', 'Y']) started.push(await update(label));
		expect(started).toEqual([1, 0, 1, 1, 0, 0, 1]);
	});

	it.each([
		['in another location', { locationId: 'other' }],
		['of another relation', { id: 'other' }],
		['under another association', { associationId: 'other' }],
		['that is a delete', { type: 'RelationDelete' }],
		['with a number in the place of text', { webhookId: 7 }],
	])('is not seen in an event %s with the same webhookId', async (_what, more) => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		await send(event('7'), { staticData });
		expect((await send({ ...event('7'), ...more }, { staticData })).items).toHaveLength(1);
	});

	it('is dropped after a restart too', async () => {
		const { send, restart } = makeTrigger();
		const staticData: IDataObject = {};
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
		restart();
		expect((await send(event('a'), { staticData })).items).toBeUndefined();
	});

	it('starts one execution when both arrive at the same moment, each with the old static data', async () => {
		const { send } = makeTrigger();
		const both = await Promise.all([
			send(event('a'), { staticData: {} }),
			send(event('a'), { staticData: {} }),
		]);
		// The first may still fail: HighLevel sends the second again, which is dropped then.
		expect(both.map(({ status }) => status)).toEqual([200, 503]);
		expect(both.filter(({ items }) => items)).toHaveLength(1);
		expect(await send(event('a'))).toMatchObject({ status: 200, items: undefined });
	});

	it('is dropped when a slow execution has saved older static data over the newer', async () => {
		const { send, restart } = makeTrigger();
		const staticData: IDataObject = {};
		await send(event('a'), { staticData });
		const older = { ...staticData };
		await send(event('b'), { staticData });
		expect((await send(event('b'), { staticData: older })).items).toBeUndefined();
		await send(event('c'), { staticData: older });
		restart();
		expect((await send(event('b'), { staticData: older })).items).toBeUndefined();
	});

	it('is not a repeat for another trigger', async () => {
		const { send } = makeTrigger();
		const other = makeTrigger();
		await send(event('a'), { staticData: {} });
		expect((await other.send(event('a'), { staticData: {} })).items).toHaveLength(1);
	});

	it('is accepted when the first was refused or filtered out', async () => {
		const { send, deliver, parameters } = makeTrigger();
		const staticData: IDataObject = {};
		await deliver({ rawBody: JSON.stringify(event('a')), staticData });
		await send(event('a'), {
			staticData,
			parameters: { ...parameters, filters: { locationIds: 'other' } },
		});
		expect(staticData).toEqual({});
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
	});
});

describe('a delivery for which n8n cannot make an execution', () => {
	const fails = async () => {
		throw new Error('The database is away');
	};

	it('is answered 500 and not remembered, so that HighLevel sends it again and it starts', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		const failed = await send(event('a'), { staticData, start: fails });
		expect(failed).toMatchObject({ status: 500, items: undefined });
		expect(staticData).toEqual({});
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
		expect((await send(event('a'), { staticData })).items).toBeUndefined();
	});

	it('is not remembered after a restart either', async () => {
		const { send, restart } = makeTrigger();
		const staticData: IDataObject = {};
		await send(event('a'), { staticData, start: fails });
		restart();
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
	});

	it('is answered 503 when it comes again while n8n still tries', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		let makeExecution = () => {};
		const start = async () => await new Promise<void>((resolve) => (makeExecution = resolve));
		const first = send(event('a'), { staticData, start });
		await new Promise(setImmediate);
		const second = await send(event('a'), { staticData });
		expect(second).toMatchObject({ status: 503, items: undefined });
		makeExecution();
		expect((await first).items).toHaveLength(1);
		expect(await send(event('a'), { staticData })).toMatchObject({ status: 200, items: undefined });
	});

	it('does not take another delivery with it that came meanwhile', async () => {
		const { send, restart } = makeTrigger();
		const staticData: IDataObject = {};
		const start = async () => {
			await send(event('b'), { staticData });
			await fails();
		};
		await send(event('a'), { staticData, start });
		restart();
		expect((await send(event('b'), { staticData })).items).toBeUndefined();
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
	});
});

describe('while the editor listens for a test event', () => {
	it('the same event may come as often as the user likes', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		for (let time = 0; time < 3; time++) {
			expect((await send(event('a'), { staticData, mode: 'manual' })).items).toHaveLength(1);
		}
		expect(staticData).toEqual({});
	});

	it('the production URL still takes its own delivery of the event, and the test URL after it', async () => {
		const { send } = makeTrigger();
		const staticData: IDataObject = {};
		await send(event('a'), { staticData, mode: 'manual' });
		expect((await send(event('a'), { staticData })).items).toHaveLength(1);
		expect((await send(event('a'), { staticData, mode: 'manual' })).items).toHaveLength(1);
	});

	it('a delivery is verified all the same', async () => {
		const { deliver } = makeTrigger();
		const delivered = await deliver({ rawBody: JSON.stringify(event('a')), mode: 'manual' });
		expect(delivered).toMatchObject({ status: 401, items: undefined });
	});
});

it('of 10,000 deliveries with 30 % repeats, each event starts exactly one execution', async () => {
	const { send, restart } = makeTrigger();
	const staticData: IDataObject = {};
	const started = new Map<unknown, number>();
	let fresh = 0;
	for (let n = 0; n < 10_000; n++) {
		// Every tenth of a run of ten is new but for three, which repeat one of the last 1,000 events.
		const repeats = n % 10 >= 7 && fresh > 0;
		const which = repeats ? fresh - 1 - ((n * 37) % Math.min(fresh, 1_000)) : fresh++;
		if (n % 2_500 === 2_499) restart();
		const { status, items } = await send(event(`w-${which}`), { staticData });
		expect(status).toBe(200);
		for (const { json } of items ?? []) {
			started.set(json.webhookId, (started.get(json.webhookId) ?? 0) + 1);
		}
	}
	expect(fresh).toBe(7_000);
	expect(started.size).toBe(7_000);
	expect(new Set(started.values())).toEqual(new Set([1]));
	expect(JSON.stringify(staticData).length).toBeLessThan(REMEMBERED_IN_TEXT * 14 + 100);
}, 120_000);

it('forged deliveries leave nothing behind', async () => {
	const { deliver, signer } = makeTrigger();
	const staticData: IDataObject = {};
	for (let n = 0; n < 500; n++) {
		const rawBody = JSON.stringify(event(`forged-${n}`));
		const headers = { 'X-GHL-Signature': signer.sign(`${rawBody} `) };
		expect((await deliver({ rawBody, headers, staticData })).status).toBe(401);
	}
	expect(staticData).toEqual({});
});

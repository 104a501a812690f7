import { DeliveryMemory } from '../../../nodes/highLevel/webhooks/deliveryMemory';
import {
	receiveDelivery,
	type Delivery,
	type DeliveryRules,
} from '../../../nodes/highLevel/webhooks/receiveDelivery';
import { NOW, event, judge, rules, signed, signer } from './judge.fixture';

describe('a delivery is dropped with 200', () => {
	it('when it is not selected', () => {
		expect(judge(signed(event()), { events: ['RelationDelete'] })).toEqual({
			status: 200,
			message: 'Not selected under Trigger On: RelationCreate.',
		});
	});

	it('when it is filtered out', () => {
		const filter = { ...rules.filter, locationIds: ['another'] };
		expect(judge(signed(event()), { filter })).toEqual({ status: 200, message: 'Filtered out.' });
	});

	it.each<[string, unknown, boolean]>([
		['ISO text', '2026-11-21T11:58:59.999Z', true],
		['ISO text', '2026-11-21T11:59:00.000Z', false],
		['milliseconds', NOW - 60_001, true],
		['milliseconds', NOW - 60_000, false],
		['seconds', NOW / 1_000 - 61, true],
		['seconds', NOW / 1_000 - 60, false],
		['what is no time', 'yesterday', false],
		['what is no time', null, false],
		['nothing', undefined, false],
	])('when its timestamp in %s, %p, is older than a minute: %p', (_form, timestamp, old) => {
		const delivery = signed(event({ timestamp }));
		const verdict = judge(delivery, { maxAgeMs: 60_000 });
		if (old) expect(verdict).toEqual({ status: 200, message: 'Too old.' });
		else expect(verdict).toHaveProperty('item');
		expect(judge(delivery)).toHaveProperty('item');
	});

	it('when how old it may be cannot be read', () => {
		for (const timestamp of [undefined, new Date(NOW).toISOString()]) {
			const verdict = judge(signed(event({ timestamp })), { maxAgeMs: undefined });
			expect(verdict).toEqual({ status: 200, message: 'Too old.' });
		}
	});

	it('without its memory being asked for, unless it comes through all the rest', () => {
		const memory = new DeliveryMemory();
		const asked = jest.fn(() => memory);
		const delivery = signed(event());
		const judgeWith = (given: Delivery, more: Partial<DeliveryRules> = {}) =>
			receiveDelivery(given, { ...rules, ...more }, asked, NOW);
		judgeWith({ ...delivery, signature: undefined });
		judgeWith({ ...delivery, signature: signer.sign('{}') });
		judgeWith(signed('{}'));
		judgeWith(delivery, { events: ['RelationDelete'] });
		judgeWith(delivery, { filter: { ...rules.filter, locationIds: ['another'] } });
		expect(asked).not.toHaveBeenCalled();
		expect(judgeWith(delivery)).toHaveProperty('item');
		expect(judgeWith(delivery)).toHaveProperty('message', 'Received before.');
		expect(asked).toHaveBeenCalledTimes(2);
	});

	it('when it came before; only what was let in is remembered', () => {
		const memory = new DeliveryMemory();
		const delivery = signed(event({ webhookId: 'w-1' }));
		judge({ ...delivery, signature: undefined }, {}, memory);
		judge(delivery, { events: ['RelationDelete'] }, memory);
		expect(memory.size).toBe(0);
		expect(judge(delivery, {}, memory)).toHaveProperty('item');
		expect(judge(delivery, {}, memory)).toEqual({ status: 200, message: 'Received before.' });
		expect(judge(signed(event({ webhookId: 'w-2' })), {}, memory)).toHaveProperty('item');
		expect(judge(delivery)).toHaveProperty('item');
	});
});

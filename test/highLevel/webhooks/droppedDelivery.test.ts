import {
	DeliveryMemory,
	type RequestState,
} from '../../../nodes/highLevel/webhooks/DeliveryMemory';
import { EVENT_NAMES, type EventName } from '../../../nodes/highLevel/webhooks/eventNames';
import {
	receiveDelivery,
	type Delivery,
	type DeliveryRules,
} from '../../../nodes/highLevel/webhooks/receiveDelivery';
import { ASSOCIATION_WITH_CARDINALITY, RELATION } from './delivery.fixture';
import { NOW, event, judge, rules, signed, signer } from './judge.fixture';

describe('a delivery is dropped with 200', () => {
	it('when it is not selected', () => {
		expect(judge(signed(event()), { events: ['RelationDelete'] })).toEqual({
			status: 200,
			message: 'Not selected under Trigger On: RelationCreate.',
		});
	});

	it.each<[string, EventName[], string]>([
		['relation', ['AssociationCreate'], 'RelationCreate or RelationDelete'],
		['association', ['AssociationCreate'], 'AssociationUpdate or AssociationDelete'],
	])('when nothing names the %s and neither name is selected', (subject, events, label) => {
		const body = subject === 'relation' ? RELATION : ASSOCIATION_WITH_CARDINALITY;
		expect(judge(signed(body), { events })).toEqual({
			status: 200,
			message: `Not selected under Trigger On: ${label}.`,
		});
	});

	it('when it is another event, as an app is sent them all', () => {
		const memory = new DeliveryMemory();
		expect(judge(signed({ type: 'INSTALL', webhookId: 'w' }), {}, memory)).toEqual({
			status: 200,
			message: `The event is none of ${EVENT_NAMES.join(', ')}.`,
		});
		expect(judge(signed({}), {}, memory)).toEqual({
			status: 200,
			message: 'The event is not about an association or a relation.',
		});
		expect(memory.size).toBe(0);
	});

	it('when it is filtered out', () => {
		const filter = { ...rules.filter, locationIds: ['another'] };
		expect(judge(signed(event()), { filter })).toEqual({
			status: 200,
			message: 'Filtered out by Location IDs.',
		});
	});

	it.each<[string, unknown, boolean]>([
		['ISO text', '2026-11-21T11:58:59.999Z', true],
		['ISO text', '2026-11-21T11:59:00.000Z', false],
		['milliseconds', NOW - 60_001, true],
		['milliseconds', NOW - 60_000, false],
		['seconds', NOW / 1_000 - 61, true],
		['seconds', NOW / 1_000 - 60, false],
		['something else', 'yesterday', false],
		['something else', null, false],
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

	it('when it came before; only what has its execution is remembered', () => {
		const memory = new DeliveryMemory();
		const delivery = signed(event({ webhookId: 'w-1' }));
		judge({ ...delivery, signature: undefined }, {}, memory);
		judge(delivery, { events: ['RelationDelete'] }, memory);
		expect(memory.size).toBe(0);
		const verdict = judge(delivery, {}, memory);
		if (!('item' in verdict)) throw new Error('It was dropped');
		verdict.started();
		expect(memory.size).toBe(1);
		expect(judge(delivery, {}, memory)).toEqual({ status: 200, message: 'Received before.' });
		expect(judge(signed(event({ webhookId: 'w-2' })), {}, memory)).toHaveProperty('item');
		expect(judge(delivery)).toHaveProperty('item');
	});
});

describe('a delivery that comes again', () => {
	it('is answered 503 while n8n still starts the first, because that may fail', () => {
		const memory = new DeliveryMemory();
		let state: RequestState = 'open';
		const delivery = signed(event(), { state: () => state });
		expect(judge(delivery, {}, memory)).toHaveProperty('item');
		expect(judge(delivery, {}, memory)).toEqual({
			status: 503,
			message: 'The same delivery is being received. Send it again later.',
		});
		state = 'refused';
		expect(judge(delivery, {}, memory)).toHaveProperty('item');
		state = 'accepted';
		expect(judge(delivery, {}, memory)).toHaveProperty('message', 'Received before.');
	});

	it('starts again where nothing tells a delete from a repeated create', () => {
		const memory = new DeliveryMemory();
		for (let time = 0; time < 2; time += 1) {
			expect(judge(signed(RELATION), {}, memory)).toHaveProperty(
				'item.event',
				'RelationCreate or RelationDelete',
			);
		}
		const named = signed(RELATION, { urlNames: ['relation-create'] });
		expect(judge(named, {}, memory)).toHaveProperty('item.event', 'RelationCreate');
		expect(judge(named, {}, memory)).toHaveProperty('message', 'Received before.');
	});
});

import fc from 'fast-check';
import {
	deliveryHash,
	DeliveryMemories,
	DeliveryMemory,
	REMEMBERED_HOURS,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
} from '../../../nodes/highLevel/webhooks/deliveryMemory';
import { RELATION } from './delivery.fixture';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const BODY = Buffer.from(JSON.stringify(RELATION));

const hash = (n: number) => deliveryHash('RelationCreate', { webhookId: `w-${n}` }, BODY);

describe('two deliveries', () => {
	it('of equal bodies are told apart by their webhookId', () => {
		const a = deliveryHash('RelationCreate', { webhookId: 'a' }, BODY);
		expect(deliveryHash('RelationCreate', { webhookId: 'b' }, BODY)).not.toBe(a);
		expect(deliveryHash('RelationCreate', { webhookId: 'a' }, Buffer.from('other'))).toBe(a);
	});

	it('without a webhookId are told apart by their bytes and by the event of their URL', () => {
		const create = deliveryHash('RelationCreate', RELATION, BODY);
		expect(deliveryHash('RelationCreate', RELATION, Buffer.from(`${BODY} `))).not.toBe(create);
		expect(deliveryHash('RelationDelete', RELATION, BODY)).not.toBe(create);
		expect(deliveryHash('RelationCreate', RELATION, Buffer.from(BODY))).toBe(create);
	});
});

describe('the memory of deliveries', () => {
	it('knows what was added and nothing else', () => {
		const memory = new DeliveryMemory();
		memory.add(hash(1), NOW);
		expect([memory.has(hash(1), NOW), memory.has(hash(2), NOW)]).toEqual([true, false]);
	});

	it('outlives the process in its text', () => {
		const before = new DeliveryMemory();
		for (let n = 0; n < 100; n++) before.add(hash(n), NOW + n * 60_000);
		const after = new DeliveryMemory();
		after.learn(JSON.parse(JSON.stringify(before.text)));
		for (let n = 0; n < 100; n++) expect(after.has(hash(n), NOW + 2 * HOUR)).toBe(true);
		expect(after.text).toBe(before.text);
	});

	it('remembers as long as HighLevel may send again, and no longer than a day more', () => {
		const memory = new DeliveryMemory();
		memory.add(hash(1), NOW);
		expect(memory.has(hash(1), NOW + 72 * HOUR)).toBe(true);
		expect(memory.has(hash(1), NOW + (REMEMBERED_HOURS + 1) * HOUR)).toBe(false);
		memory.add(hash(2), NOW + (REMEMBERED_HOURS + 1) * HOUR);
		expect(memory.size).toBe(1);
	});

	it('has an upper bound in the process and a smaller one in its text', () => {
		const memory = new DeliveryMemory();
		const count = REMEMBERED_IN_PROCESS + 500;
		for (let n = 0; n < count; n++) memory.add(hash(n), NOW);
		expect(memory.size).toBe(REMEMBERED_IN_PROCESS);
		expect(memory.has(hash(499), NOW)).toBe(false);
		expect(memory.has(hash(500), NOW)).toBe(true);
		expect(memory.text.length).toBeLessThanOrEqual(REMEMBERED_IN_TEXT * 14);

		const restarted = new DeliveryMemory();
		restarted.learn(memory.text);
		expect(restarted.size).toBe(REMEMBERED_IN_TEXT);
		expect(restarted.has(hash(count - REMEMBERED_IN_TEXT), NOW)).toBe(true);
	});

	it('loses nothing when an older text comes back', () => {
		const memory = new DeliveryMemory();
		memory.add(hash(1), NOW);
		const older = memory.text;
		memory.add(hash(2), NOW);
		memory.learn(older);
		memory.add(hash(3), NOW);
		const restarted = new DeliveryMemory();
		restarted.learn(memory.text);
		expect([1, 2, 3].map((n) => restarted.has(hash(n), NOW))).toEqual([true, true, true]);
	});

	it('learns what another process has accepted', () => {
		const [one, other] = [new DeliveryMemory(), new DeliveryMemory()];
		one.add(hash(1), NOW);
		other.add(hash(2), NOW - HOUR);
		one.learn(other.text);
		expect(one.has(hash(2), NOW)).toBe(true);
		expect(one.text).toBe(other.text + one.text.slice(14));
	});

	it('learns that another process has accepted a delivery anew after its time', () => {
		const [one, other] = [new DeliveryMemory(), new DeliveryMemory()];
		const later = NOW + (REMEMBERED_HOURS + 5) * HOUR;
		one.add(hash(1), NOW);
		other.add(hash(1), later);
		one.learn(other.text);
		expect(one.has(hash(1), later)).toBe(true);
	});

	it('passes over whatever is no text of a memory', () => {
		const memory = new DeliveryMemory();
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string({ maxLength: 100 })), (text) => {
				memory.learn(text);
				memory.add(hash(1), NOW);
				expect(memory.has(hash(1), NOW)).toBe(true);
			}),
		);
	});

	it('is one per trigger, and only the latest used triggers have one', () => {
		const memories = new DeliveryMemories(2);
		memories.of('a').add(hash(1), NOW);
		memories.of('b');
		expect(memories.of('a').has(hash(1), NOW)).toBe(true);
		expect(memories.of('b').has(hash(1), NOW)).toBe(false);
		memories.of('c');
		expect(memories.of('b').size + memories.of('a').size).toBe(0);
	});
});

describe('the text of the memory', () => {
	const at = (hours: number) => NOW + hours * HOUR;

	it('is read whatever it is; parts that are no record are passed over', () => {
		const memory = new DeliveryMemory();
		for (const text of [undefined, 7, '', 'short', '!!!!abcdefghij', '____0123456789']) {
			memory.learn(text);
		}
		expect([memory.size, memory.text]).toEqual([0, '']);
		const other = new DeliveryMemory();
		other.add(hash(1), NOW);
		memory.learn(`${other.text}cut`);
		expect([memory.size, memory.text]).toEqual([1, other.text]);
	});

	it('holds the later of two hours a delivery was accepted at', () => {
		const early = new DeliveryMemory();
		early.add(hash(1), NOW);
		const late = new DeliveryMemory();
		late.add(hash(1), at(50));
		for (const [one, other] of [
			[early, late],
			[late, early],
		]) {
			const memory = new DeliveryMemory();
			memory.learn(one.text);
			memory.learn(other.text);
			expect(memory.text).toBe(late.text);
			expect(memory.has(hash(1), at(50 + REMEMBERED_HOURS))).toBe(true);
			expect(memory.has(hash(1), at(51 + REMEMBERED_HOURS))).toBe(false);
		}
	});

	it('is in the order of acceptance when two are merged, the oldest forgotten first', () => {
		const one = new DeliveryMemory();
		one.add(hash(1), NOW);
		one.add(hash(3), at(2));
		const other = new DeliveryMemory();
		other.add(hash(2), at(1));
		other.learn(one.text);
		const straight = new DeliveryMemory();
		for (const n of [1, 2, 3]) straight.add(hash(n), at(n - 1));
		expect(other.text).toBe(straight.text);
		other.add(hash(4), at(REMEMBERED_HOURS + 1));
		expect([1, 2, 3].map((n) => other.has(hash(n), at(2)))).toEqual([false, true, true]);
	});

	it('has a delivery once, however often it is added', () => {
		const memory = new DeliveryMemory();
		memory.add(hash(1), NOW);
		memory.add(hash(1), NOW);
		expect(memory.size).toBe(1);
		expect(memory.text).toHaveLength(14);
	});
});

it('takes an empty webhookId, or one that is no text and no number, for none', () => {
	const other = Buffer.from('other');
	for (const webhookId of ['', undefined, null, {}, true]) {
		const fields = { webhookId };
		expect(deliveryHash('RelationCreate', fields, other)).not.toBe(
			deliveryHash('RelationCreate', fields, BODY),
		);
	}
	expect(deliveryHash('RelationCreate', { webhookId: 7 }, other)).toBe(
		deliveryHash('RelationCreate', { webhookId: 7 }, BODY),
	);
});

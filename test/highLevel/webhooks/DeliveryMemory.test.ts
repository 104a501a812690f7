import fc from 'fast-check';
import { DeliveryMemories } from '../../../nodes/highLevel/webhooks/DeliveryMemories';
import { deliveryMark } from '../../../nodes/highLevel/webhooks/deliveryMark';
import {
	DeliveryMemory,
	LONGEST_START_MS,
	REMEMBERED_HOURS,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
	type RequestState,
} from '../../../nodes/highLevel/webhooks/DeliveryMemory';
import { ASSOCIATION_WITH_CARDINALITY, RELATION } from './delivery.fixture';

const HOUR = 3_600_000;
const NOW = Date.UTC(2026, 10, 21, 12);
const BODY = Buffer.from(JSON.stringify(RELATION));

const mark = (n: number) =>
	deliveryMark(['RelationCreate'], { ...RELATION, webhookId: `w-${n}` }, BODY) ?? '';

/** The mark of an update of one association, to these labels. */
const update = (labels: string) =>
	deliveryMark(['AssociationUpdate'], ASSOCIATION_WITH_CARDINALITY, Buffer.from(labels)) ?? '';

describe('the memory of deliveries', () => {
	it('knows what was added and nothing else', () => {
		const memory = new DeliveryMemory();
		memory.accept(mark(1), NOW);
		expect([memory.has(mark(1), NOW), memory.has(mark(2), NOW)]).toEqual([true, false]);
	});

	it('outlives the process in its text', () => {
		const before = new DeliveryMemory();
		for (let n = 0; n < 100; n++) before.accept(mark(n), NOW + n * 60_000);
		const after = new DeliveryMemory();
		after.learn(JSON.parse(JSON.stringify(before.text)));
		for (let n = 0; n < 100; n++) expect(after.has(mark(n), NOW + 2 * HOUR)).toBe(true);
		expect(after.text).toBe(before.text);
	});

	it('remembers as long as HighLevel may send again, and no longer than a day more', () => {
		const memory = new DeliveryMemory();
		memory.accept(mark(1), NOW);
		expect(memory.has(mark(1), NOW + 72 * HOUR)).toBe(true);
		expect(memory.has(mark(1), NOW + (REMEMBERED_HOURS + 1) * HOUR)).toBe(false);
		memory.accept(mark(2), NOW + (REMEMBERED_HOURS + 1) * HOUR);
		expect(memory.size).toBe(1);
	});

	it('has an upper bound in the process and a smaller one in its text', () => {
		const memory = new DeliveryMemory();
		const count = REMEMBERED_IN_PROCESS + 500;
		for (let n = 0; n < count; n++) memory.accept(mark(n), NOW);
		expect(memory.size).toBe(REMEMBERED_IN_PROCESS);
		expect(memory.has(mark(499), NOW)).toBe(false);
		expect(memory.has(mark(500), NOW)).toBe(true);
		expect(memory.text.length).toBeLessThanOrEqual(REMEMBERED_IN_TEXT * 14);

		const restarted = new DeliveryMemory();
		restarted.learn(memory.text);
		expect(restarted.size).toBe(REMEMBERED_IN_TEXT);
		expect(restarted.has(mark(count - REMEMBERED_IN_TEXT), NOW)).toBe(true);
	});

	it('loses nothing when an older text comes back', () => {
		const memory = new DeliveryMemory();
		memory.accept(mark(1), NOW);
		const older = memory.text;
		memory.accept(mark(2), NOW);
		memory.learn(older);
		memory.accept(mark(3), NOW);
		const restarted = new DeliveryMemory();
		restarted.learn(memory.text);
		expect([1, 2, 3].map((n) => restarted.has(mark(n), NOW))).toEqual([true, true, true]);
	});

	it('learns what another process has accepted', () => {
		const [one, other] = [new DeliveryMemory(), new DeliveryMemory()];
		one.accept(mark(1), NOW);
		other.accept(mark(2), NOW - HOUR);
		one.learn(other.text);
		expect(one.has(mark(2), NOW)).toBe(true);
		expect(one.text).toBe(other.text + one.text.slice(14));
	});

	it('learns that another process has accepted a delivery anew after its time', () => {
		const [one, other] = [new DeliveryMemory(), new DeliveryMemory()];
		const later = NOW + (REMEMBERED_HOURS + 5) * HOUR;
		one.accept(mark(1), NOW);
		other.accept(mark(1), later);
		one.learn(other.text);
		expect(one.has(mark(1), later)).toBe(true);
	});

	it('passes over anything that is not the text of a memory', () => {
		const memory = new DeliveryMemory();
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fc.string({ maxLength: 100 })), (text) => {
				memory.learn(text);
				memory.accept(mark(1), NOW);
				expect(memory.has(mark(1), NOW)).toBe(true);
			}),
		);
	});
});

describe('the memories of all triggers', () => {
	it('are one per trigger', () => {
		const memories = new DeliveryMemories();
		memories.of('a').accept(mark(1), NOW);
		expect(memories.of('a').has(mark(1), NOW)).toBe(true);
		expect(memories.of('b').has(mark(1), NOW)).toBe(false);
	});

	it('do not forget one because a thousand others receive something', () => {
		const memories = new DeliveryMemories();
		memories.of('a').accept(mark(1), NOW);
		for (let n = 0; n < 1000; n += 1) memories.of(`other-${n}`).accept(mark(n), NOW);
		expect(memories.of('a').has(mark(1), NOW)).toBe(true);
	});

	it('forget the least recently used one when together they hold too much', () => {
		const memories = new DeliveryMemories(3);
		for (const trigger of ['a', 'b', 'c', 'a']) {
			memories.of(trigger).accept(mark(memories.of(trigger).size), NOW);
		}
		const sizes = () => ['a', 'c', 'b'].map((trigger) => memories.of(trigger).size);
		expect(sizes()).toEqual([2, 1, 0]);
	});

	it('keep the one in use, however much it holds', () => {
		const memories = new DeliveryMemories(1);
		for (const n of [1, 2, 3]) memories.of('a').accept(mark(n), NOW);
		expect(memories.of('a').size).toBe(3);
	});
});

describe('updates of an association', () => {
	it('are compared with the last one of it, so that from X to Y and back to X are three', () => {
		const memory = new DeliveryMemory();
		const verdicts = ['X', 'X', 'Y', 'Y', 'X', 'X'].map((labels) =>
			memory.begin(update(labels), NOW),
		);
		expect(verdicts).toEqual(['new', 'repeat', 'new', 'repeat', 'new', 'repeat']);
	});

	it('take one place in the text, whatever lies between them', () => {
		const memory = new DeliveryMemory();
		for (const one of [mark(1), update('X'), mark(2), update('Y')]) memory.accept(one, NOW);
		const expected = new DeliveryMemory();
		for (const one of [mark(1), mark(2), update('Y')]) expected.accept(one, NOW);
		expect(memory.text).toBe(expected.text);
	});

	it('are known by the last one after a restart', () => {
		const memory = new DeliveryMemory();
		for (const labels of ['X', 'Y']) memory.accept(update(labels), NOW);
		const restarted = new DeliveryMemory();
		restarted.learn(memory.text);
		expect(restarted.begin(update('Y'), NOW)).toBe('repeat');
		expect(restarted.begin(update('X'), NOW)).toBe('new');
	});

	it('are not mixed up by an older text that a slow execution has saved', () => {
		const memory = new DeliveryMemory();
		memory.accept(update('X'), NOW);
		const older = memory.text;
		memory.accept(update('Y'), NOW);
		memory.learn(older);
		expect(memory.begin(update('X'), NOW)).toBe('new');
	});

	it('that are overtaken do not count as the last one, however late they are accepted', () => {
		const memory = new DeliveryMemory();
		memory.begin(update('X'), NOW, () => 'open');
		memory.begin(update('Y'), NOW, () => 'open');
		memory.accept(update('Y'), NOW);
		memory.accept(update('X'), NOW);
		expect(memory.has(update('Y'), NOW)).toBe(true);
		expect(memory.begin(update('X'), NOW)).not.toBe('repeat');
	});
});

describe('a delivery for which n8n starts an execution', () => {
	const begin = (memory: DeliveryMemory, state: RequestState, now = NOW) =>
		memory.begin(mark(1), now, () => state);

	it('is neither new nor a repeat until its request is answered', () => {
		const memory = new DeliveryMemory();
		expect(begin(memory, 'open')).toBe('new');
		expect(begin(memory, 'open')).toBe('starting');
		expect(memory.text).toBe('');
	});

	it('is a repeat as soon as n8n has the execution, even before the answer', () => {
		const memory = new DeliveryMemory();
		begin(memory, 'open');
		memory.accept(mark(1), NOW);
		expect(begin(memory, 'open')).toBe('repeat');
		expect(memory.text).toHaveLength(14);
	});

	it('is a repeat when it was answered by 2xx without a word from n8n', () => {
		const memory = new DeliveryMemory();
		begin(memory, 'accepted');
		expect(begin(memory, 'open')).toBe('repeat');
	});

	it('is new again when its request was refused', () => {
		const memory = new DeliveryMemory();
		begin(memory, 'refused');
		expect(begin(memory, 'open')).toBe('new');
		expect(memory.size).toBe(0);
	});

	it('is new again when it was refused although n8n seemed to have the execution', () => {
		const memory = new DeliveryMemory();
		begin(memory, 'refused');
		memory.accept(mark(1), NOW);
		expect(begin(memory, 'open')).toBe('new');
		expect(memory.text).toBe('');
	});

	it('is new again when its request stays open for long: one too many is the lesser fault', () => {
		const memory = new DeliveryMemory();
		begin(memory, 'open');
		expect(begin(memory, 'open', NOW + LONGEST_START_MS - 1)).toBe('starting');
		expect(begin(memory, 'open', NOW + LONGEST_START_MS)).toBe('new');
	});
});

describe('the text of the memory', () => {
	const at = (hours: number) => NOW + hours * HOUR;

	it('is read whatever it is; parts that are not a record are passed over', () => {
		const memory = new DeliveryMemory();
		for (const text of [undefined, 7, '', 'short', '!!!!abcdefghij', '____0123456789']) {
			memory.learn(text);
		}
		expect([memory.size, memory.text]).toEqual([0, '']);
		const other = new DeliveryMemory();
		other.accept(mark(1), NOW);
		memory.learn(`${other.text}cut`);
		expect([memory.size, memory.text]).toEqual([1, other.text]);
	});

	it('holds the later of two hours a delivery was accepted at', () => {
		const early = new DeliveryMemory();
		early.accept(mark(1), NOW);
		const late = new DeliveryMemory();
		late.accept(mark(1), at(50));
		for (const [one, other] of [
			[early, late],
			[late, early],
		]) {
			const memory = new DeliveryMemory();
			memory.learn(one.text);
			memory.learn(other.text);
			expect(memory.text).toBe(late.text);
			expect(memory.has(mark(1), at(50 + REMEMBERED_HOURS))).toBe(true);
			expect(memory.has(mark(1), at(51 + REMEMBERED_HOURS))).toBe(false);
		}
	});

	it('is in the order of acceptance when two are merged, the oldest forgotten first', () => {
		const one = new DeliveryMemory();
		one.accept(mark(1), NOW);
		one.accept(mark(3), at(2));
		const other = new DeliveryMemory();
		other.accept(mark(2), at(1));
		other.learn(one.text);
		const straight = new DeliveryMemory();
		for (const n of [1, 2, 3]) straight.accept(mark(n), at(n - 1));
		expect(other.text).toBe(straight.text);
		other.accept(mark(4), at(REMEMBERED_HOURS + 1));
		expect([1, 2, 3].map((n) => other.has(mark(n), at(2)))).toEqual([false, true, true]);
	});

	it('has a delivery once, however often it is added', () => {
		const memory = new DeliveryMemory();
		memory.accept(mark(1), NOW);
		memory.accept(mark(1), NOW);
		expect(memory.size).toBe(1);
		expect(memory.text).toHaveLength(14);
	});
});

import { deliveryMark } from '../../../nodes/highLevel/webhooks/deliveryMark';
import { DeliveryMemory, REMEMBERED_HOURS } from '../../../nodes/highLevel/webhooks/DeliveryMemory';
import { EVENT_NAMES } from '../../../nodes/highLevel/webhooks/eventNames';
import { parseEvent } from '../../../nodes/highLevel/webhooks/parseEvent';
import { readPublicKey } from '../../../nodes/highLevel/webhooks/publicKey';
import { receiveDelivery } from '../../../nodes/highLevel/webhooks/receiveDelivery';
import { makeSigner, RELATION } from './delivery.fixture';

const NOW = Date.UTC(2026, 10, 21, 12);
const HOUR = 3_600_000;
const read = (body: object, urlNames?: unknown) =>
	parseEvent(Buffer.from(JSON.stringify(body)), urlNames);

describe('an event', () => {
	it('may be nested 64 deep and no deeper', () => {
		const nested = (depth: number) => {
			const lists = `${'['.repeat(depth - 1)}1${']'.repeat(depth - 1)}`;
			const body = JSON.stringify({ ...RELATION, type: 'RelationCreate', more: 0 });
			return parseEvent(Buffer.from(body.replace('"more":0', `"more":${lists}`)));
		};
		expect(nested(64)).toHaveProperty('names', ['RelationCreate']);
		expect(nested(65)).toHaveProperty('message', 'The body is nested too deeply for an event.');
	});

	it('is named by the type beside data first, and by the one in it where that names no event', () => {
		const data = { ...RELATION, type: 'RelationCreate' };
		expect(read({ type: 'RelationDelete', data })).toHaveProperty('names', ['RelationDelete']);
		expect(read({ type: 'Webhook', data })).toHaveProperty('names', ['RelationCreate']);
	});

	it('is named by the URL where it says one name beside what is no text', () => {
		expect(read(RELATION, [7, 'RelationDelete', null])).toHaveProperty('names', ['RelationDelete']);
	});

	it('has a timestamp in milliseconds from 10^11 on, and in seconds below', () => {
		const judge = (timestamp: number) =>
			receiveDelivery(
				{
					rawBody: Buffer.from(JSON.stringify({ ...RELATION, timestamp })),
					signature: undefined,
				},
				{
					verifyWith: 'none',
					events: EVENT_NAMES,
					filter: { locationIds: [], associations: [], objectKeys: [] },
					maxAgeMs: HOUR,
				},
				undefined,
				NOW,
			);
		expect(judge(1e11)).toHaveProperty('message', 'Too old.');
		// Seconds: the year 5138.
		expect(judge(1e11 - 1)).toHaveProperty('item');
	});
});

describe('the memory of deliveries', () => {
	const mark = (n: number) =>
		deliveryMark(['RelationCreate'], { webhookId: n }, Buffer.alloc(0)) ?? '';

	it('forgets at the hour after the last in which it knows a delivery', () => {
		const memory = new DeliveryMemory();
		memory.accept(mark(1), NOW);
		memory.accept(mark(2), NOW + REMEMBERED_HOURS * HOUR);
		expect(memory.size).toBe(2);
		expect(memory.has(mark(1), NOW + REMEMBERED_HOURS * HOUR)).toBe(true);
		memory.accept(mark(3), NOW + (REMEMBERED_HOURS + 1) * HOUR);
		expect(memory.size).toBe(2);
		expect(memory.text).toHaveLength(2 * 14);
	});
});

describe('a public key', () => {
	it('is made once for a text, and read again after many others', () => {
		const { pem, publicKey } = makeSigner();
		const first = readPublicKey(pem);
		expect(readPublicKey(pem)).toBe(first);
		for (let n = 0; n < 40; n += 1) readPublicKey(`word ${n}`);
		const later = readPublicKey(pem);
		expect(later).not.toBe(first);
		expect('key' in later && later.key.equals(publicKey)).toBe(true);
	});

	it('of 32 bytes alone is none in a PEM frame, which holds SPKI', () => {
		const frame = `-----BEGIN PUBLIC KEY-----\n${makeSigner().rawBase64}\n-----END PUBLIC KEY-----`;
		expect(readPublicKey(frame)).toHaveProperty(
			'refusal',
			expect.stringMatching(/^These 32 bytes/),
		);
	});
});

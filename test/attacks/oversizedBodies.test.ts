import crypto from 'node:crypto';
import { DeliveryMemory } from '../../nodes/highLevel/webhooks/DeliveryMemory';
import {
	receiveDelivery,
	type DeliveryRules,
} from '../../nodes/highLevel/webhooks/receiveDelivery';
import { makeTrigger } from '../HighLevelAssociationsTrigger/trigger.fixture';
import { makeSigner, RELATION } from '../highLevel/webhooks/delivery.fixture';

const NOW = Date.UTC(2026, 10, 1);
const signer = makeSigner();
const rules: DeliveryRules = {
	verifyWith: signer.publicKey,
	events: ['RelationCreate'],
	filter: { locationIds: [], associations: [], objectKeys: [] },
	maxAgeMs: 0,
};

describe('a body of more than 1 MB', () => {
	const oversized = Buffer.from(JSON.stringify({ ...RELATION, note: 'x'.repeat(1024 * 1024) }));
	const largest = oversized.subarray(0, 1024 * 1024);
	const tooLarge = { status: 400, message: 'The body is larger than any event of HighLevel.' };
	afterEach(() => jest.restoreAllMocks());

	it.each<[string, unknown]>([
		['signed rightly', signer.sign(oversized)],
		["with a stranger's signature", makeSigner().sign(oversized)],
		['with what is no signature', 'x'],
	])('is refused before any of it is hashed or read: %s', (_how, signature) => {
		const verify = jest.spyOn(crypto, 'verify');
		const createHash = jest.spyOn(crypto, 'createHash');
		const parse = jest.spyOn(JSON, 'parse');
		const memory = new DeliveryMemory();
		expect(receiveDelivery({ rawBody: oversized, signature }, rules, memory, NOW)).toEqual(
			tooLarge,
		);
		expect([verify, createHash, parse].map(({ mock }) => mock.calls.length)).toEqual([0, 0, 0]);
	});

	it('is refused as unsigned when it is, and as too large where nothing is verified', () => {
		const open = { ...rules, verifyWith: 'none' as const };
		for (const signature of [undefined, '', 'N/A']) {
			const delivery = { rawBody: oversized, signature };
			expect(receiveDelivery(delivery, rules, undefined, NOW)).toHaveProperty('status', 401);
			expect(receiveDelivery(delivery, open, undefined, NOW)).toEqual(tooLarge);
		}
	});

	it('is told from one of 1 MB, which is looked at', () => {
		const signature = signer.sign(largest);
		expect(receiveDelivery({ rawBody: largest, signature }, rules, undefined, NOW)).toEqual({
			status: 400,
			message: 'The body is not JSON.',
		});
	});

	it('is answered 400 by the node and starts nothing', async () => {
		const delivered = await makeTrigger().send(oversized);
		expect(delivered).toMatchObject({ status: 400, items: undefined, error: undefined });
		expect(delivered.body).toEqual({ message: tooLarge.message });
	});
});

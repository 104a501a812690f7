import crypto from 'node:crypto';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
	DeliveryMemory,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
} from '../../nodes/highLevel/webhooks/DeliveryMemory';
import {
	receiveDelivery,
	type Delivery,
	type DeliveryRules,
} from '../../nodes/highLevel/webhooks/receiveDelivery';
import {
	makeTrigger,
	TriggerOfManyWorkflows,
} from '../HighLevelAssociationsTrigger/trigger.fixture';
import { makeSigner, RELATION } from '../highLevel/webhooks/delivery.fixture';

setFlagsFromString('--expose_gc');
const collectGarbage = runInNewContext('gc') as () => void;

const MANY = 100_000;
const NOW = Date.UTC(2026, 10, 1);
const signer = makeSigner();
const stranger = makeSigner();
const filter = { locationIds: [], associations: [], objectKeys: [] };
const rules: DeliveryRules = {
	verifyWith: signer.publicKey,
	events: ['RelationCreate'],
	filter,
	maxAgeMs: 0,
};

const body = (number: number): Buffer =>
	Buffer.from(
		JSON.stringify({ type: 'RelationCreate', webhookId: `forged-${number}`, ...RELATION }),
	);
const strangers = stranger.sign(body(0));

/** A forged delivery, each with bytes of its own. */
function forged(number: number): Delivery {
	const rawBody = body(number);
	switch (number % 5) {
		case 0:
			return { rawBody, signature: strangers };
		case 1:
			return { rawBody, signature: undefined };
		case 2:
			return { rawBody, signature: 'N/A' };
		case 3:
			return { rawBody, signature: `${number}`.repeat(200) };
		default:
			return { rawBody, signature: [strangers, number] };
	}
}

/** Bytes in use once everything that can be collected is. */
function bytesInUse(): number {
	collectGarbage();
	return process.memoryUsage().heapUsed;
}

describe('100,000 forged deliveries', () => {
	it('leave nothing in memory when signatures are verified', () => {
		const memory = new DeliveryMemory();
		const deliver = (from: number, to: number): void => {
			for (let number = from; number < to; number += 1) {
				const verdict = receiveDelivery(forged(number), rules, memory, NOW);
				if (!('status' in verdict) || verdict.status !== 401) throw new Error('It was accepted');
			}
		};
		deliver(0, 5_000);
		const before = bytesInUse();
		deliver(5_000, MANY);
		// 95,000 bodies are 30 MB: one byte of each kept would show.
		expect(bytesInUse() - before).toBeLessThan(2_000_000);
		expect(memory.size).toBe(0);
		expect(memory.text).toBe('');
	});

	it('are remembered up to a bound when Verification is None', () => {
		const memory = new DeliveryMemory();
		const open = { ...rules, verifyWith: 'none' as const };
		const deliver = (from: number, to: number): void => {
			for (let number = from; number < to; number += 1) {
				receiveDelivery({ rawBody: body(number), signature: undefined }, open, memory, NOW);
			}
		};
		deliver(0, MANY / 2);
		const before = bytesInUse();
		deliver(MANY / 2, MANY);
		expect(bytesInUse() - before).toBeLessThan(2_000_000);
		expect(memory.size).toBeLessThanOrEqual(REMEMBERED_IN_PROCESS);
		expect(memory.text.length).toBeLessThanOrEqual(REMEMBERED_IN_TEXT * 14);
	});
});

it('hundreds of forged deliveries to the node start nothing and leave its memory empty', async () => {
	const { deliver } = makeTrigger();
	const staticData = {};
	for (let number = 0; number < 300; number += 1) {
		const { rawBody, signature } = forged(number);
		const header = Array.isArray(signature) ? 'wrong' : (signature as string | undefined);
		const headers = { 'X-GHL-Signature': header };
		const delivered = await deliver({ rawBody: rawBody as Buffer, headers, staticData });
		expect(delivered).toMatchObject({ status: 401, items: undefined, error: undefined });
	}
	expect(staticData).toEqual({});
});

it('60 unsigned deliveries to other triggers do not make the first forget its own', async () => {
	const { send, deliver } = makeTrigger(undefined, TriggerOfManyWorkflows);
	const to = (trigger: string) => ({ query: { trigger } });
	// Each with the static data of before, as when n8n could not save it in time.
	expect((await send(body(1), to('first'))).items).toHaveLength(1);
	for (let number = 0; number < 60; number += 1) {
		const { status } = await deliver({ rawBody: body(number), ...to(`other-${number}`) });
		expect(status).toBe(401);
	}
	expect(await send(body(1), to('first'))).toMatchObject({ status: 200, items: undefined });
});

/**
 * What the time of an answer can tell a forger. An Ed25519 signature is checked by a computation over
 * the whole body and the public key: there is no secret in it, and no comparison of bytes that ends at
 * the first difference, as there would be with an HMAC. So the time depends on the body's length and on
 * the signature's form, both of which the forger chose. It must not depend on what the body says: that
 * is read after the signature was found right. No times are measured here, for they prove nothing on a
 * shared machine; what is checked is the order of things.
 */
describe('how long a refusal takes tells nothing', () => {
	const steps: string[] = [];
	let verified: Array<Parameters<typeof crypto.verify>>;
	const { verify } = crypto;
	const { parse } = JSON;

	beforeEach(() => {
		steps.length = 0;
		verified = [];
		jest.spyOn(crypto, 'verify').mockImplementation(((
			...given: Parameters<typeof crypto.verify>
		) => {
			steps.push('verify');
			verified.push(given);
			return verify(...given);
		}) as typeof crypto.verify);
		jest.spyOn(JSON, 'parse').mockImplementation((text, reviver) => {
			steps.push('read');
			return parse(text, reviver) as unknown;
		});
	});
	afterEach(() => jest.restoreAllMocks());

	const judge = (rawBody: Buffer, signature: string, memory = new DeliveryMemory()) =>
		receiveDelivery({ rawBody, signature }, rules, memory, NOW);

	it('because a signature is verified over all bytes before any of them is read', () => {
		const rawBody = body(1);
		const right = signer.sign(rawBody);
		expect(judge(rawBody, right)).toHaveProperty('item');
		expect(steps).toEqual(['verify', 'read']);
		expect(verified[0][1]).toHaveLength(rawBody.length);
	});

	it.each(['first', 'middle', 'last'])(
		'because a wrong %s byte of signature or body takes the same steps',
		(which) => {
			const rawBody = body(1);
			const right = Buffer.from(signer.sign(rawBody), 'base64');
			const at = { first: 0, middle: 0.5, last: 1 }[which] ?? 0;
			const wrongAt = (bytes: Buffer): Buffer => {
				const wrong = Buffer.from(bytes);
				wrong[Math.floor((wrong.length - 1) * at)] ^= 1;
				return wrong;
			};
			const answers = [
				judge(rawBody, wrongAt(right).toString('base64')),
				judge(wrongAt(rawBody), right.toString('base64')),
			];
			expect(answers).toEqual([
				{ status: 401, message: 'X-GHL-Signature does not match the body.' },
				{ status: 401, message: 'X-GHL-Signature does not match the body.' },
			]);
			expect(steps).toEqual(['verify', 'verify']);
			for (const [, data] of verified) expect(data).toHaveLength(rawBody.length);
		},
	);

	it('because a forged delivery is answered alike whether or not its event was seen before', () => {
		const memory = new DeliveryMemory();
		const rawBody = body(1);
		judge(rawBody, signer.sign(rawBody), memory);
		const seen = judge(rawBody, strangers, memory);
		const unseen = judge(body(2), strangers, memory);
		expect(seen).toEqual(unseen);
		expect(steps).toEqual(['verify', 'read', 'verify', 'verify']);
	});
});

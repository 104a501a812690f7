import { createHash } from 'node:crypto';
import { EVENT_NAMES } from '../../../nodes/highLevel/webhooks/eventNames';
import type { Delivery } from '../../../nodes/highLevel/webhooks/receiveDelivery';
import { makeSigner, RELATION } from './delivery.fixture';
import { event, judge, signed, signer } from './judge.fixture';

describe('a delivery is let in', () => {
	it('with its fields and its name, when the signature is of its bytes', () => {
		expect(judge(signed(event()))).toMatchObject({
			item: { ...event(), event: 'RelationCreate' },
		});
	});

	it('unsigned only where nobody wants it verified', () => {
		const unsigned = signed(event(), { signature: undefined });
		expect(judge(unsigned, { verifyWith: 'none' })).toHaveProperty('item');
		expect(judge(unsigned)).toHaveProperty('status', 401);
	});

	it.each([[['RelationCreate']], [['RelationDelete']], [EVENT_NAMES]] as const)(
		'with both names where nothing decides, whichever of them is selected: %j',
		(events) => {
			expect(judge(signed(RELATION), { events })).toHaveProperty(
				'item.event',
				'RelationCreate or RelationDelete',
			);
		},
	);

	it('with its own name for it, whatever the body calls "event"', () => {
		const verdict = judge(signed(event({ event: 'AssociationDelete' })));
		expect(verdict).toHaveProperty('item.event', 'RelationCreate');
	});

	it('without a field that would change the prototype of a copy, at any depth', () => {
		const hostile = '"__proto__":{"a":1},';
		const body = JSON.stringify(event({ more: [{ deep: { kept: null } }] })).replaceAll(
			'{',
			`{${hostile}`,
		);
		const verdict = judge(signed(body)) as { item: object };
		expect(JSON.stringify(verdict.item)).not.toContain('__proto__');
		expect(Object.getPrototypeOf(verdict.item)).toBe(Object.prototype);
		expect(verdict.item).toMatchObject({ ...event(), more: [{ deep: { kept: null } }] });
	});
});

describe('a delivery is refused', () => {
	const right = signed(event());
	const form = 'X-GHL-Signature is not an Ed25519 signature in base64.';

	it.each<[string, Partial<Delivery>, string]>([
		['without a signature', { signature: undefined }, 'The header X-GHL-Signature is missing.'],
		['with an empty one', { signature: '' }, 'The header X-GHL-Signature is missing.'],
		['with N/A', { signature: 'N/A' }, 'The delivery is unsigned: X-GHL-Signature is N/A.'],
		['with two', { signature: [right.signature, right.signature] }, form],
		['with something before it', { signature: `x${String(right.signature)}` }, form],
		['with something behind it', { signature: `${String(right.signature)}x` }, form],
		['with hex', { signature: createHash('sha512').update('x').digest('hex') }, form],
		[
			'with the signature of another body',
			{ signature: signer.sign('{}') },
			'X-GHL-Signature does not match the body.',
		],
		[
			'with the signature of another key',
			{ signature: makeSigner().sign(right.rawBody as Buffer) },
			'X-GHL-Signature does not match the body.',
		],
		[
			'without its bytes',
			{ rawBody: undefined },
			'The body did not arrive as it was sent, so it cannot be verified.',
		],
	])('%s', (_how, more, message) => {
		expect(judge({ ...right, ...more })).toEqual({ status: 401, message });
	});

	it('where the trigger has no key', () => {
		const message = 'The trigger has no key to verify deliveries with.';
		expect(judge(right, { verifyWith: undefined })).toEqual({ status: 401, message });
	});

	it.each<[string, unknown, string]>([
		['not JSON', '{"id":', 'The body is not JSON.'],
		['a list', '[]', 'The body is not a JSON object.'],
		['null', 'null', 'The body is not a JSON object.'],
	])('as a body that is %s', (_what, body, message) => {
		expect(judge(signed(body))).toEqual({ status: 400, message });
	});

	it('unverified and without a body', () => {
		const message = 'The delivery has no body that can be read.';
		const empty = { rawBody: undefined, signature: undefined };
		expect(judge(empty, { verifyWith: 'none' })).toEqual({ status: 400, message });
	});

	it('nested too deeply, but not at the depth events have', () => {
		const nested = (depth: number) => {
			let value: unknown = 1;
			for (let at = 0; at < depth; at += 1) value = { value };
			return judge(signed(event({ more: value })));
		};
		expect(nested(3)).toHaveProperty('item');
		expect(nested(3_000)).toEqual({
			status: 400,
			message: 'The body is nested too deeply for an event.',
		});
	});
});

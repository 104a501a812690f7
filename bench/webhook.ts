import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { IDataObject, INode } from 'n8n-workflow';
import { deliveryMark } from '../nodes/highLevel/webhooks/deliveryMark';
import {
	DeliveryMemory,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
} from '../nodes/highLevel/webhooks/DeliveryMemory';
import { EVENT_NAMES } from '../nodes/highLevel/webhooks/eventNames';
import { receiveDelivery, type Delivery } from '../nodes/highLevel/webhooks/receiveDelivery';
import { readRules } from '../nodes/HighLevelAssociationsTrigger/rules';
import { median } from './median';
import type { Row } from './table';

/** A delivery may cost this many times what verifying its signature costs. */
const TARGET_RATIO = 1.3;

const DELIVERIES = 2_000;
const REPEATS = 0.3;
const ROUNDS = 9;

interface SignedDelivery extends Delivery {
	rawBody: Buffer;
	signature: string;
}

function makeDeliveries() {
	const { publicKey, privateKey } = generateKeyPairSync('ed25519');
	const made: SignedDelivery[] = [];
	for (let n = 0; n < DELIVERIES; n++) {
		const repeats = n > 0 && n % 10 >= 10 - REPEATS * 10;
		if (repeats) made.push(made[(n * 7) % made.length]);
		else {
			const rawBody = Buffer.from(JSON.stringify(relationCreate(n)));
			made.push({ rawBody, signature: sign(null, rawBody, privateKey).toString('base64') });
		}
	}
	return { publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(), made };
}

function relationCreate(n: number) {
	return {
		type: 'RelationCreate',
		timestamp: new Date().toISOString(),
		webhookId: `4f3c8a12-0000-4000-8000-${String(n).padStart(12, '0')}`,
		id: `67ae0d741119d218${String(n).padStart(8, '0')}`,
		firstObjectKey: 'custom_objects.property',
		firstRecordId: '67a349a79b28947ec1f65bb5',
		secondObjectKey: 'contact',
		secondRecordId: 'emqfhnG3g9D9chy9inTz',
		associationId: '669e5795add2094075906c65',
		locationId: 'eHy2cOSZxMQzQ6Yyvl8P',
	};
}

/** A memory that holds as much as it may. */
function fullMemory(size = REMEMBERED_IN_PROCESS): DeliveryMemory {
	const memory = new DeliveryMemory();
	const now = Date.now();
	for (let n = 0; n < size; n++) {
		const fields = { webhookId: `old-${n}` };
		memory.accept(deliveryMark(['RelationCreate'], fields, Buffer.alloc(0)) ?? '', now);
	}
	return memory;
}

/** A trigger's parameters as n8n gives them, without the time that n8n itself takes for it. */
function triggerWith(parameters: IDataObject): Parameters<typeof readRules>[0] {
	return {
		getNode: () => ({ parameters }) as unknown as INode,
		getNodeParameter: (path: string, fallback: unknown) =>
			path
				.split('.')
				.reduce<unknown>((value, name) => (value as IDataObject)?.[name], parameters) ?? fallback,
	} as Parameters<typeof readRules>[0];
}

/** Microseconds of one call, out of `times` calls. */
function microseconds(times: number, call: (n: number) => void): number {
	const start = process.hrtime.bigint();
	for (let n = 0; n < times; n++) call(n);
	return Number(process.hrtime.bigint() - start) / 1000 / times;
}

/**
 * Deliveries per second through verify, read, filter and drop-repeats, with a full memory, beside
 * `crypto.verify` alone. Both are timed in turns within one run and compared by their medians.
 */
export async function benchWebhook(): Promise<Row[]> {
	const { publicKey, made } = makeDeliveries();
	const key = createPublicKey(publicKey);
	const signatures = made.map(({ signature }) => Buffer.from(signature, 'base64'));
	const settings = {
		events: [...EVENT_NAMES],
		filters: { locationIds: 'eHy2cOSZxMQzQ6Yyvl8P', objectKeys: 'property, contact' },
		options: { verification: 'publicKey', publicKey, maxAgeMinutes: 60 },
	};
	const node = triggerWith(settings);

	const alone: number[] = [];
	const whole: number[] = [];
	let started = 0;
	for (let round = 0; round < ROUNDS; round++) {
		alone.push(
			microseconds(made.length, (n) => {
				verify(null, made[n].rawBody, key, signatures[n]);
			}),
		);
		const memory = fullMemory();
		const staticData = { deliveries: memory.text };
		started = 0;
		whole.push(
			microseconds(made.length, (n) => {
				memory.learn(staticData.deliveries);
				const { rules } = readRules(node);
				const verdict = receiveDelivery(made[n], rules, memory, Date.now());
				if ('item' in verdict) {
					verdict.started();
					staticData.deliveries = memory.text;
					started++;
				}
			}),
		);
	}
	const ratio = median(whole) / median(alone);
	const perSecond = (us: number) => Math.round(1e6 / us).toLocaleString('en');
	return [
		{ what: 'crypto.verify alone, per second', figure: perSecond(median(alone)) },
		{ what: 'whole delivery, per second', figure: perSecond(median(whole)) },
		{
			what: `whole delivery ÷ crypto.verify (target ${TARGET_RATIO})`,
			figure: ratio.toFixed(2),
			met: ratio <= TARGET_RATIO,
		},
		{ what: `executions out of ${made.length} deliveries`, figure: String(started) },
		...memoryRows(),
	];
}

/** What the memory weighs in n8n's static data, and what n8n spends on writing and reading it. */
function memoryRows(): Row[] {
	const { text } = fullMemory();
	return [0.25, 0.5, 1, 2.5, 5].map((share) => {
		const sized = text.repeat(Math.ceil(share)).slice(0, text.length * share);
		const us = microseconds(200, () => JSON.parse(JSON.stringify({ deliveries: sized })));
		const records = Math.round((REMEMBERED_IN_TEXT * sized.length) / text.length).toLocaleString(
			'en',
		);
		const kilobytes = (sized.length / 1024).toFixed(0);
		return {
			what: `static data of ${records} deliveries${share === 1 ? ' (the bound)' : ''}`,
			figure: `${kilobytes} KB, ${us.toFixed(0)} µs to write and read as JSON`,
		};
	});
}

import type { DeliveryMemory } from '../../../nodes/highLevel/webhooks/DeliveryMemory';
import { EVENT_NAMES } from '../../../nodes/highLevel/webhooks/eventNames';
import {
	receiveDelivery,
	type Delivery,
	type DeliveryRules,
} from '../../../nodes/highLevel/webhooks/receiveDelivery';
import { makeSigner, RELATION } from './delivery.fixture';

export const NOW = Date.UTC(2026, 10, 21, 12);
export const signer = makeSigner();
export const rules: DeliveryRules = {
	verifyWith: signer.publicKey,
	events: EVENT_NAMES,
	filter: { locationIds: [], associations: [], objectKeys: [] },
	maxAgeMs: 0,
};

/** A body of the event, with these fields besides. */
export const event = (more: object = {}) => ({ type: 'RelationCreate', ...RELATION, ...more });

/** A rightly signed delivery of this body. */
export const signed = (body: unknown, more: Partial<Delivery> = {}): Delivery => {
	const rawBody = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
	return { rawBody, signature: signer.sign(rawBody), ...more };
};

/** What becomes of it by the usual rules, or others. */
export const judge = (
	delivery: Delivery,
	more: Partial<DeliveryRules> = {},
	memory?: DeliveryMemory,
	now = NOW,
) => receiveDelivery(delivery, { ...rules, ...more }, memory, now);

import { randomUUID } from 'node:crypto';

import type { StateChange } from '../state/entities';
import { shapedEvent } from './events';
import type { SigningKeys } from './SigningKeys';
import type { Delivery, WebhookRegistration } from './types';

/** A change as it is sent to one registration: shaped, signed and, if wanted, corrupted. */
export function composeDelivery(
	{ id: registrationId, url, options }: WebhookRegistration,
	change: StateChange,
	keys: SigningKeys,
	now: number,
): Delivery {
	const { shape = 'typed', signing = 'own', corrupt = false } = options;
	const body = Buffer.from(JSON.stringify(shapedEvent(change, shape, now)));
	const headers = {
		'Content-Type': 'application/json',
		'User-Agent': 'HighLevel-Sandbox',
		...keys.headers(body, signing),
	};
	if (corrupt) corruptId(body);
	return {
		id: randomUUID(),
		registrationId,
		url,
		event: change.event,
		body,
		headers,
		attempts: [],
		state: 'waiting',
	};
}

/** Another letter in the first ID: still JSON, but no longer what was signed. */
function corruptId(body: Buffer): void {
	const place = body.indexOf('"id":"') + '"id":"'.length;
	const [x, y] = Buffer.from('xy');
	body[place] = body[place] === x ? y : x;
}

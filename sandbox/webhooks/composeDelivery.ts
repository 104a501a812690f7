import { randomUUID } from 'node:crypto';

import type { SigningKeys } from './SigningKeys';
import type { Delivery, EventName, WebhookRegistration } from './types';

/** An event as it is sent to one registration: signed and, if wanted, corrupted. */
export function composeDelivery(
	{ id: registrationId, url, options }: WebhookRegistration,
	name: EventName,
	event: Record<string, unknown>,
	keys: SigningKeys,
): Delivery {
	const { signing = 'own', corrupt = false } = options;
	const body = Buffer.from(JSON.stringify(event));
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
		event: name,
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

import { request, type Dispatcher } from 'undici';

import type { RawDelivery } from './types';

/** Posts a body as it stands. @throws Error when there is no answer */
export async function post(
	dispatcher: Dispatcher,
	{ url, body, headers = {} }: RawDelivery,
): Promise<{ status: number; body: string }> {
	const answer = await request(url, {
		method: 'POST',
		dispatcher,
		headers: { 'Content-Type': 'application/json', ...headers },
		body,
	});
	return { status: answer.statusCode, body: await answer.body.text() };
}

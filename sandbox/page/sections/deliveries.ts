import type { Sandbox } from '../../types';
import type { Delivery, DeliveryAttempt } from '../../webhooks/types';
import { html, type Html } from '../html';
import { newest, table } from '../parts';

/** What was sent, how it was answered, and why it was refused. */
export function deliveriesSection({ webhooks }: Sandbox): Html {
	return html`<section id="deliveries" data-live>
		<h2>Deliveries</h2>
		${table(['Event', 'URL', 'State', 'Last answer', 'Body'], newest(webhooks.deliveries).map(row))}
	</section>`;
}

function row({ id, event, url, body, attempts, state }: Delivery): Html[] {
	const tone = state === 'delivered' ? 'good' : state === 'given up' ? 'bad' : 'quiet';
	const tries = attempts.length > 1 ? `, ${attempts.length} attempts` : '';
	return [
		html`${event}`,
		html`<code>${url}</code>`,
		html`<span class="${tone}">${state}</span>${tries}`,
		answer(attempts.at(-1)),
		html`<details id="body-${id}">
			<summary>Show</summary>
			<pre>${indented(body)}</pre>
		</details>`,
	];
}

function answer(attempt: DeliveryAttempt | undefined): Html {
	if (!attempt) return html`<span class="quiet">none yet</span>`;
	const { status, fault, answer: said } = attempt;
	if (status === undefined) return html`<span class="bad">${fault ?? 'no answer'}</span>`;
	return html`${status} <span class="quiet">${reasonIn(said ?? '')}</span>`;
}

/** A receiver's own words: the message of a JSON answer, else all of it. */
function reasonIn(text: string): string {
	try {
		const { message } = JSON.parse(text) as { message?: unknown };
		return typeof message === 'string' ? message : text;
	} catch {
		return text;
	}
}

function indented(body: Buffer): string {
	try {
		return JSON.stringify(JSON.parse(body.toString()), null, 2);
	} catch {
		return body.toString();
	}
}

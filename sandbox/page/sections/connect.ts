import type { Sandbox } from '../../types';
import { html, type Html } from '../html';
import { copyable } from '../parts';

/** What n8n's credentials ask for. */
export function connectSection(sandbox: Sandbox, baseUrl: string): Html {
	const { pit, locationId, oauth, webhooks } = sandbox;
	const rows = [
		['Base URL', baseUrl],
		['Private integration token', pit],
		['Location ID', locationId],
		['OAuth client ID', oauth.clientId],
		['OAuth client secret', oauth.clientSecret],
		['Webhook public key', webhooks.publicKey],
	];
	return html`<section id="connect">
		<h2>Connect</h2>
		<dl>
			${rows.map(
				([name, value]) =>
					html`<dt>${name}</dt>
						<dd>${copyable(value)}</dd>`,
			)}
		</dl>
	</section>`;
}

import type { Sandbox } from '../../types';
import { html, type Html } from '../html';
import { newest, table } from '../parts';

/** What was asked of the API, and how it was answered. */
export function requestsSection({ requests, limits }: Sandbox): Html {
	return html`<section id="requests" data-live>
		<h2>
			Requests <span class="quiet">(the newest here; ${limits.refused} refused as too many)</span>
		</h2>
		${table(
			['Time', 'Method', 'Path', 'Status', 'ms'],
			newest(requests).map(({ at, method, url, status, duration }) => [
				new Date(at).toISOString().slice(11, 23),
				method,
				html`<code>${url}</code>`,
				html`<span class="${status >= 400 || status === 0 ? 'bad' : 'good'}"
					>${status || 'no answer'}</span
				>`,
				duration.toFixed(1),
			]),
		)}
	</section>`;
}

import type { Sandbox } from '../../types';
import { EVENT_NAMES, EVENT_SHAPES, type EventName, type EventShape } from '../../webhooks/types';
import type { WebhookRegistration } from '../../webhooks/types';
import { html, type Html } from '../html';
import { action, table } from '../parts';

/** What each shape means, in a line. */
const SHAPES: Record<EventShape, string> = {
	official:
		'the bare event, as HighLevel’s published samples show it: it does not say which event it is, so give each event a URL of its own',
	typed:
		'the event with type, timestamp and webhookId beside its fields, as HighLevel’s guide says',
	wrapped: 'type, timestamp and webhookId outside, the event under data',
	nested: 'everything of “typed” under data',
};

/** Where URLs are registered, each for the events chosen, as in HighLevel's Marketplace. */
export function webhooksSection({ webhooks }: Sandbox): Html {
	return html`<section id="webhooks">
		<h2>Webhooks</h2>
		<form method="post" action="/">
			<p class="row">
				<label
					>Webhook URL
					<input type="url" name="url" required placeholder="http://localhost:5678/webhook/…"
				/></label>
				<button type="submit" class="main">Register</button>
			</p>
			${choices(EVENT_NAMES, webhooks.usualShape)}
		</form>
		${table(
			['URL', 'Events and shape', ''],
			webhooks.registrations.map((registration) =>
				registrationRow(registration, webhooks.usualShape),
			),
		)}
		<details id="shapes">
			<summary>What the shapes mean</summary>
			<dl>
				${EVENT_SHAPES.map(
					(shape) =>
						html`<dt>${shape}</dt>
							<dd>${SHAPES[shape]}</dd>`,
				)}
			</dl>
		</details>
	</section>`;
}

function registrationRow({ id, url, options }: WebhookRegistration, usual: EventShape): Html[] {
	return [
		html`<code>${url}</code>`,
		html`<form method="post" action="/">
			<input type="hidden" name="change" value="${id}" />
			${choices(options.events ?? EVENT_NAMES, options.shape ?? usual)}
			<button type="submit">Save</button>
		</form>`,
		action('Remove', { remove: id }),
	];
}

function choices(events: readonly EventName[], shape: EventShape): Html {
	return html`<p class="row">
		<input type="hidden" name="choosing" value="events" />
		${EVENT_NAMES.map(
			(event) =>
				html`<label
					><input
						type="checkbox"
						name="events"
						value="${event}"
						${events.includes(event) ? html` checked` : html``}
					/>
					${event}</label
				>`,
		)}
		<label
			>Shape
			<select name="shape">
				${EVENT_SHAPES.map(
					(each) => html`<option ${each === shape ? html` selected` : html``}>${each}</option>`,
				)}
			</select></label
		>
	</p>`;
}

import type { FastifyInstance, FastifyReply } from 'fastify';
import formBody from '@fastify/formbody';

import { isForeign } from '../control/origin';
import type { SandboxRelation } from '../state/entities';
import type { Sandbox } from '../types';
import type { DeliveryOptions, EventShape } from '../webhooks/types';
import { html, page, type Html } from './html';

/** How many rows of each list are shown. */
const ROWS = 20;

const SHAPES: EventShape[] = ['typed', 'official', 'wrapped', 'nested'];

/** The page at `/`: what the location holds, what was asked and delivered, and where to paste a webhook URL. */
export async function overviewPage(
	app: FastifyInstance,
	{ sandbox }: { sandbox: Sandbox },
): Promise<void> {
	await app.register(formBody);

	app.get('/', async (_request, reply) => show(reply, overview(sandbox)));

	app.post<{ Body: { url?: string; shape?: EventShape; remove?: string } }>(
		'/',
		async (request, reply) => {
			const { url = '', shape = 'typed', remove } = request.body ?? {};
			if (isForeign(request))
				return reply.code(403).send({ message: 'Use the form on this page.' });
			if (remove !== undefined) {
				sandbox.webhooks.unregister(remove);
				return reply.redirect('/', 303);
			}
			if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
				reply.code(400);
				return show(
					reply,
					overview(sandbox, 'That is no webhook URL: it begins with http:// or https://.'),
				);
			}
			sandbox.webhooks.register(url, optionsFor(shape));
			return reply.redirect('/', 303);
		},
	);
}

function optionsFor(shape: EventShape): DeliveryOptions {
	return { shape: SHAPES.includes(shape) ? shape : 'typed' };
}

function show(reply: FastifyReply, text: string): FastifyReply {
	return reply.type('text/html; charset=utf-8').send(text);
}

function overview(sandbox: Sandbox, notice?: string): string {
	const { state, locationId, webhooks, requests } = sandbox;
	return page(
		'HighLevel sandbox',
		html`<h1>HighLevel sandbox</h1>
			${notice ? html`<p class="notice">${notice}</p>` : html``}
			<p class="quiet">
				A stand-in for HighLevel: nothing here reaches a real account. Location
				<code>${locationId}</code>. Webhook public key <code>${webhooks.publicKey}</code>.
				<a href="/">Refresh</a>
			</p>
			<h2>Webhooks</h2>
			<form method="post" action="/">
				<label
					>Webhook URL
					<input type="url" name="url" required placeholder="http://localhost:5678/webhook/…"
				/></label>
				<label
					>Shape
					<select name="shape">
						${SHAPES.map((shape) => html`<option>${shape}</option>`)}
					</select></label
				>
				<button type="submit">Register</button>
			</form>
			${table(
				['URL', 'Shape', ''],
				webhooks.registrations.map(({ id, url, options }) => [
					html`<code>${url}</code>`,
					options.shape ?? 'typed',
					html`<form method="post" action="/">
						<input type="hidden" name="remove" value="${id}" /><button type="submit">Remove</button>
					</form>`,
				]),
			)}
			<h2>Recent deliveries</h2>
			${table(
				['Event', 'URL', 'Attempts', 'State'],
				newest(webhooks.deliveries).map(({ event, url, attempts, state: outcome }) => [
					event,
					html`<code>${url}</code>`,
					attempts.map(({ status, fault }) => status ?? fault ?? '').join(', '),
					outcome,
				]),
			)}
			<h2>Objects</h2>
			${table(
				['Object', 'Key', 'Records'],
				state
					.objects(locationId)
					.map(({ key, labels }) => [
						labels.plural,
						html`<code>${key}</code>`,
						state.records.count(key),
					]),
			)}
			<h2>Associations</h2>
			${table(
				['Key', 'First', 'Second', 'Type', 'ID'],
				state.associations
					.list(locationId)
					.map((association) => [
						html`<code>${association.key}</code>`,
						`${association.firstObjectLabel} (${association.firstObjectKey})`,
						`${association.secondObjectLabel} (${association.secondObjectKey})`,
						association.associationType,
						html`<code>${association.id}</code>`,
					]),
			)}
			<h2>
				Relations
				<span class="quiet">(${state.relations.size} in all, the newest ${ROWS} here)</span>
			</h2>
			${table(
				['Association', 'First record', 'Second record', 'ID'],
				newest(state.relations.list()).map((relation) => relationRow(sandbox, relation)),
			)}
			<h2>Recent requests</h2>
			${table(
				['Method', 'Path', 'Status', 'ms'],
				newest(requests).map(({ method, path, status, duration }) => [
					method,
					html`<code>${path}</code>`,
					status || 'no answer',
					duration.toFixed(1),
				]),
			)}`,
	);
}

function relationRow({ state }: Sandbox, relation: SandboxRelation): Array<string | Html> {
	const association = state.associations.get(relation.associationId, relation.locationId);
	return [
		association?.key ?? relation.associationId,
		recordName(relation.firstRecordId),
		recordName(relation.secondRecordId),
		html`<code>${relation.id}</code>`,
	];

	function recordName(id: string): Html {
		const { contactName, name, address } = state.records.get(id)?.properties ?? {};
		return html`${String(contactName ?? name ?? address ?? 'gone')}
			<code class="quiet">${id}</code>`;
	}
}

function newest<T>(items: readonly T[]): T[] {
	return items.slice(-ROWS).reverse();
}

function table(headings: string[], rows: Array<Array<string | number | Html>>): Html {
	if (rows.length === 0) return html`<p class="quiet">None yet.</p>`;
	return html`<table>
		<tr>
			${headings.map((heading) => html`<th>${heading}</th>`)}
		</tr>
		${rows.map(
			(cells) =>
				html`<tr>
					${cells.map((cell) => html`<td>${cell}</td>`)}
				</tr> `,
		)}
	</table>`;
}

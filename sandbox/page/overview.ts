import type { FastifyInstance, FastifyRequest } from 'fastify';
import formBody from '@fastify/formbody';

import { isForeign } from '../control/origin';
import type { Sandbox } from '../types';
import { act, type PageForm } from './act';
import { html, page, SCRIPT_PATH, sendPage, STYLE_PATH } from './html';
import { SCRIPT } from './script';
import { connectSection } from './sections/connect';
import { dataModelSection } from './sections/dataModel';
import { deliveriesSection } from './sections/deliveries';
import { associationsSection, relationsSection } from './sections/links';
import { recordsSection, type RecordsShown } from './sections/records';
import { requestsSection } from './sections/requests';
import { webhooksSection } from './sections/webhooks';
import { STYLE } from './style';

const PARTS = [
	['connect', 'Connect'],
	['model', 'Data model'],
	['records', 'Records'],
	['webhooks', 'Webhooks'],
	['deliveries', 'Deliveries'],
	['associations', 'Associations'],
	['relations', 'Links'],
	['requests', 'Requests'],
];

/** The page at `/`: how to connect, what the location holds, what was asked and delivered, and webhooks. */
export async function overviewPage(
	app: FastifyInstance,
	{ sandbox }: { sandbox: Sandbox },
): Promise<void> {
	await app.register(formBody);

	app.get(STYLE_PATH, async (_request, reply) => reply.type('text/css').send(STYLE));
	app.get(SCRIPT_PATH, async (_request, reply) => reply.type('text/javascript').send(SCRIPT));

	app.get<{ Querystring: RecordsShown }>('/', async (request, reply) =>
		sendPage(reply, overview(sandbox, request)),
	);

	app.post<{ Body: PageForm | undefined }>('/', async (request, reply) => {
		if (isForeign(request)) {
			return reply.code(403).send({ message: 'Use the form on this page.' });
		}
		const { notice, part } = act(sandbox, request.body ?? {});
		if (notice === undefined) return reply.redirect(`/#${part}`, 303);
		return sendPage(reply.code(400), overview(sandbox, request, notice));
	});
}

function overview(sandbox: Sandbox, request: FastifyRequest, notice?: string): string {
	return page(
		'HighLevel sandbox',
		html`<header>
				<h1>HighLevel sandbox</h1>
				<p class="quiet">A stand-in for HighLevel: nothing here reaches a real account.</p>
			</header>
			<nav>${PARTS.map(([id, name]) => html`<a href="#${id}">${name}</a>`)}</nav>
			${notice ? html`<p class="notice" role="alert">${notice}</p>` : html``}
			<main>
				${connectSection(sandbox, `${request.protocol}://${request.host}`)}
				${dataModelSection(sandbox)} ${recordsSection(sandbox, request.query as RecordsShown)}
				${webhooksSection(sandbox)} ${deliveriesSection(sandbox)} ${associationsSection(sandbox)}
				${relationsSection(sandbox)} ${requestsSection(sandbox)}
			</main>`,
	);
}

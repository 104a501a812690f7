import formBody from '@fastify/formbody';
import type { FastifyInstance, FastifyReply } from 'fastify';

import type { TokenStore } from '../access/TokenStore';
import { html, page, sendPage } from '../page/html';
import { HOME_LOCATION_ID, type SandboxState } from '../state/SandboxState';

interface ConsentQuery {
	response_type?: string;
	client_id?: string;
	redirect_uri?: string;
	scope?: string;
	state?: string;
	/** Sandbox only: answers at once for this account, `1` being the seeded location. */
	auto?: string;
}

/** What the user chooses: a location's ID, or the agency. */
const AGENCY = 'company';

/** The page where a HighLevel user chooses an account and allows the app in, at both its paths. */
export async function consentRoutes(
	app: FastifyInstance,
	{ state, tokens }: { state: SandboxState; tokens: TokenStore },
): Promise<void> {
	await app.register(formBody);

	for (const path of ['/v2/oauth/chooselocation', '/oauth/chooselocation']) {
		app.get<{ Querystring: ConsentQuery }>(path, async ({ query }, reply) => {
			const refused = whyRefused(query);
			if (refused) return showRefusal(reply, refused);
			if (query.auto === undefined) return sendPage(reply, consentPage(path, query));
			return redirect(reply, query, query.auto === '1' ? HOME_LOCATION_ID : query.auto);
		});

		app.post<{ Body: ConsentQuery & { account?: string } }>(path, async ({ body }, reply) => {
			const refused = whyRefused(body ?? {});
			if (refused) return showRefusal(reply, refused);
			return redirect(reply, body, body.account ?? HOME_LOCATION_ID);
		});
	}

	/** Why the app may not ask; undefined when it may. */
	function whyRefused(query: ConsentQuery): string | undefined {
		if (query.response_type !== 'code') return 'response_type must be "code".';
		if (query.client_id !== tokens.clientId) return 'No app has this client_id.';
		if (!scopesIn(query).length) return 'scope names no scope.';
		if (
			!/^https?:\/\//i.test(query.redirect_uri ?? '') ||
			!URL.canParse(query.redirect_uri ?? '')
		) {
			return 'redirect_uri must be an http or https address.';
		}
		return undefined;
	}

	/** Sends the user back to the app with a code for the account chosen. */
	function redirect(reply: FastifyReply, query: ConsentQuery, account: string): FastifyReply {
		const agency = account === AGENCY;
		if (!agency && !state.locations.has(account)) {
			return showRefusal(reply, `There is no sub-account ${account}.`);
		}
		const target = new URL(query.redirect_uri ?? '');
		const code = tokens.issueCode({
			userType: agency ? 'Company' : 'Location',
			locationId: agency ? undefined : account,
			scopes: scopesIn(query),
			redirectUri: query.redirect_uri,
		});
		target.searchParams.set('code', code);
		if (query.state !== undefined) target.searchParams.set('state', query.state);
		return reply.redirect(target.href, 302);
	}

	function consentPage(path: string, query: ConsentQuery): string {
		const asked = ['response_type', 'client_id', 'redirect_uri', 'scope', 'state'] as const;
		return page(
			'Choose an account',
			html`<header><h1>An app asks for access</h1></header>
				<p>It wants to use: ${scopesIn(query).map((scope) => html`<code>${scope}</code> `)}</p>
				<form method="post" action="${path}">
					${asked.map((name) => (query[name] === undefined ? html`` : html`<input type="hidden" name="${name}" value="${query[name]}" />`))}
					${[...state.locations.values()].map(
						({ id, name }, i) =>
							html`<p>
								<label
									><input
										type="radio"
										name="account"
										value="${id}"
										${i === 0 ? html` checked` : html``}
									/>
									${name} <span class="quiet">sub-account ${id}</span></label
								>
							</p>`,
					)}
					<p>
						<label
							><input type="radio" name="account" value="${AGENCY}" /> The whole agency
							<span class="quiet">${tokens.companyId}</span></label
						>
					</p>
					<p><button type="submit">Allow</button></p>
				</form>`,
		);
	}
}

/** Separated by blanks, as HighLevel wants them; n8n's users may write commas. */
function scopesIn({ scope = '' }: ConsentQuery): string[] {
	return scope.split(/[\s,]+/).filter(Boolean);
}

function showRefusal(reply: FastifyReply, reason: string): FastifyReply {
	reply.code(400);
	return sendPage(
		reply,
		page(
			'Not possible',
			html`<header><h1>This request cannot be shown</h1></header>
				<p>${reason}</p>`,
		),
	);
}

import Fastify from 'fastify';

import { admitRequests } from './access/admission';
import { TokenStore } from './access/TokenStore';
import { answerRefusals } from './answers/answerRefusals';
import { readJson } from './answers/readJson';
import { controlRoutes } from './control/controlRoutes';
import { FaultBook } from './faults/FaultBook';
import { strikeRequests } from './faults/strikeRequests';
import { RateLimiter, USUAL_LIMIT } from './limits/RateLimiter';
import { overviewPage } from './page/overview';
import { RequestLog } from './recording/RequestLog';
import { recordRequests } from './recording/recordRequests';
import { agencyLocationRoutes } from './routes/agencyLocations';
import { associationRoutes } from './routes/associations';
import { bulkRelationRoutes } from './routes/bulkRelations';
import { consentRoutes } from './routes/consent';
import { oauthRoutes } from './routes/oauth';
import { objectRoutes } from './routes/objects';
import { objectsAssociationRoutes } from './routes/objectsAssociation';
import { businessRoutes } from './routes/records/businesses';
import { contactRoutes } from './routes/records/contacts';
import { contactWriteRoutes } from './routes/records/contactWrites';
import { objectRecordRoutes } from './routes/records/objectRecords';
import { opportunityRoutes } from './routes/records/opportunities';
import { relationRoutes } from './routes/relations';
import { addBuiltIn } from './state/builtIn';
import { IdSource } from './state/ids';
import { HOME_LOCATION_ID, OTHER_LOCATION_ID, SandboxState } from './state/SandboxState';
import { addSeed } from './state/seed';
import { settingsOf } from './settings';
import type { Sandbox, SandboxOptions, SeedOption } from './types';
import { WebhookSender } from './webhooks/WebhookSender';

/** A sandbox that does not listen yet: enough for `app.inject`. */
export async function createSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { now = Date.now, seed = 'realEstate', rateLimit = USUAL_LIMIT } = options;
	const { recordRequests: capacity = 10_000 } = options;
	const settings = settingsOf(options);
	const state = new SandboxState(now, () => settings.searchLagMs);
	fill(state, seed);
	state.records.lag.clear();
	// IDs of their own: the state's begin anew when it is renewed, and no token may come twice.
	const tokens = new TokenStore(new IdSource(2), now, options.accessTokenSeconds ?? 86_399);
	const limits = new RateLimiter(rateLimit, now);
	const requests = RequestLog.holding(capacity);
	const faults = new FaultBook();
	const webhooks = new WebhookSender(options.webhooks ?? {}, tokens.appId, now);
	state.onChange((change) => webhooks.announce(change));

	const app = Fastify({
		forceCloseConnections: true,
		routerOptions: { maxParamLength: 10_000 },
		// Strict as HighLevel: nothing converted, nothing dropped, everything wrong named at once.
		ajv: { customOptions: { coerceTypes: false, removeAdditional: false, allErrors: true } },
	});
	readJson(app);
	answerRefusals(app, settings);
	recordRequests(app, requests, now);
	strikeRequests(app, faults, settings);
	await app.register(async (api) => {
		admitRequests(api, tokens, limits);
		const context = { state, settings };
		await api.register(associationRoutes, context);
		await api.register(relationRoutes, context);
		await api.register(objectsAssociationRoutes, context);
		await api.register(objectRoutes, context);
		await api.register(objectRecordRoutes, context);
		await api.register(contactRoutes, context);
		await api.register(contactWriteRoutes, context);
		await api.register(businessRoutes, context);
		await api.register(opportunityRoutes, context);
		await api.register(bulkRelationRoutes, context);
		await api.register(agencyLocationRoutes, { state, tokens });
	});
	await app.register(oauthRoutes, { state, tokens, limits });
	await app.register(consentRoutes, { state, tokens });

	const sandbox: Sandbox = {
		url: '',
		app,
		state,
		pit: tokens.createPit(),
		locationId: HOME_LOCATION_ID,
		otherLocationId: OTHER_LOCATION_ID,
		settings,
		createPit: (pitOptions) => tokens.createPit(pitOptions),
		oauth: tokens,
		requests,
		faults,
		limits,
		webhooks,
		renew(newSeed = seed) {
			state.renew((empty) => fill(empty, newSeed));
			Object.assign(settings, settingsOf(options));
			faults.clear();
			limits.set(rateLimit);
			limits.refused = 0;
			requests.clear();
			requests.capacity = capacity;
		},
		async close() {
			await webhooks.close();
			await app.close();
		},
	};
	await app.register(overviewPage, { sandbox });
	await app.register(controlRoutes, { sandbox });
	return sandbox;
}

function fill(state: SandboxState, seed: SeedOption): void {
	addBuiltIn(state);
	addSeed(state, seed);
}

import type { FastifyError, FastifyInstance } from 'fastify';

import type { IssueOptions, PitOptions } from '../access/types';
import { Refusal } from '../answers/Refusal';
import type { Fault, FaultHandle } from '../faults/types';
import type { RateLimitOptions } from '../limits/types';
import type { AssociationChanges } from '../state/AssociationStore';
import type { NewRecord } from '../state/RecordStore';
import type { Sandbox, SandboxSettings } from '../types';
import type { DeliveryOptions, RawDelivery } from '../webhooks/types';
import { isForeign } from './origin';
import { CONTROL_PREFIX } from './paths';

/** A fault as JSON carries it: a pattern as text, `times: null` for all. */
type FaultAsJson = Omit<Fault, 'match' | 'times'> & {
	match?: { method?: string; path?: string; pattern?: string };
	times?: number | null;
};

/** What tests in other processes look at and change, as JSON under `/__sandbox`. */
export async function controlRoutes(
	app: FastifyInstance,
	{ sandbox }: { sandbox: Sandbox },
): Promise<void> {
	const { state, requests, faults, limits, webhooks, oauth, settings } = sandbox;
	const handles: FaultHandle[] = [];

	app.addHook('onRequest', (request, _reply, done) => {
		done(isForeign(request) ? new Refusal(403, 'Not from another page.') : undefined);
	});

	await app.register(
		async (control) => {
			control.setErrorHandler((fault: FastifyError, _request, reply) =>
				reply.code(fault.statusCode ?? 400).send({ message: fault.message }),
			);

			control.get('/info', async () => ({
				url: sandbox.url,
				pit: sandbox.pit,
				locationId: sandbox.locationId,
				otherLocationId: sandbox.otherLocationId,
				clientId: oauth.clientId,
				clientSecret: oauth.clientSecret,
				companyId: oauth.companyId,
				appId: oauth.appId,
				refreshCount: oauth.refreshCount,
				locationTokenCount: oauth.locationTokenCount,
				refused: limits.refused,
				relations: state.relations.size,
				publicKey: webhooks.publicKey,
				publicKeyPem: webhooks.publicKeyPem,
			}));

			control.get<{ Querystring: { last?: string } }>('/requests', async ({ query }) =>
				requests.slice(-(Number(query.last) || requests.length)),
			);
			control.delete('/requests', async () => {
				requests.clear();
				return { cleared: true };
			});
			control.put<{ Body: { capacity: number } }>('/requests/capacity', async ({ body }) => {
				requests.capacity = body.capacity;
				return { capacity: requests.capacity };
			});

			control.get('/objects', async () => state.objects());
			control.get<{ Params: { objectKey: string } }>('/records/:objectKey', async ({ params }) =>
				state.records.list(params.objectKey),
			);
			control.post<{ Body: { records: NewRecord[] } }>('/records', async ({ body }) =>
				body.records.map((record) => state.records.add(record)),
			);
			control.delete<{ Params: { id: string } }>('/records/:id', async ({ params }) => ({
				deleted: state.records.remove(params.id),
			}));
			control.get('/associations', async () => state.associations.list());
			control.put<{ Params: { id: string }; Body: AssociationChanges }>(
				'/associations/:id',
				async ({ params, body }) => state.associations.update(params.id, body),
			);
			control.get('/relations', async () => state.relations.list());

			control.get('/faults', async () => handles.map(({ hits }) => ({ hits })));
			control.post<{ Body: FaultAsJson }>('/faults', async ({ body }) => {
				handles.push(faults.add(faultIn(body)));
				return { index: handles.length - 1 };
			});
			control.delete('/faults', async () => {
				handles.length = 0;
				faults.clear();
				return { cleared: true };
			});

			control.put<{ Body: RateLimitOptions | null }>('/rate-limit', async ({ body }) => {
				limits.set(body ?? false);
				return { limit: body };
			});
			control.delete('/rate-limit', async () => {
				limits.set(false);
				return { limit: null };
			});
			control.put<{ Body: { remaining: number } }>('/daily-remaining', async ({ body }) => {
				limits.setDailyRemaining(body.remaining);
				return body;
			});
			control.put<{ Body: Partial<SandboxSettings> }>('/settings', async ({ body }) =>
				Object.assign(settings, body),
			);

			control.post<{ Body: PitOptions | undefined }>('/pits', async ({ body }) => ({
				pit: sandbox.createPit(body ?? {}),
			}));
			control.post<{ Body: IssueOptions }>('/tokens', async ({ body }) => oauth.issueTokens(body));
			control.post<{ Body: { access_token?: string; refresh_token?: string } }>(
				'/tokens/expire',
				async ({ body }) => {
					if (body.access_token) oauth.expireAccessToken(body.access_token);
					if (body.refresh_token) oauth.expireRefreshToken(body.refresh_token);
					return { expired: true };
				},
			);

			control.get('/webhooks', async () => webhooks.registrations.map(registrationView));
			control.post<{ Body: { url: string; options?: DeliveryOptions } }>(
				'/webhooks',
				async ({ body }) => registrationView(webhooks.register(body.url, body.options)),
			);
			control.delete<{ Params: { id: string } }>('/webhooks/:id', async ({ params }) => {
				webhooks.unregister(params.id);
				return { deleted: true, id: params.id };
			});
			control.get('/deliveries', async () =>
				webhooks.deliveries.map((delivery) => ({ ...delivery, body: delivery.body.toString() })),
			);
			control.post('/deliveries/idle', async () => {
				await webhooks.idle();
				return { idle: true };
			});
			control.post<{ Body: RawDelivery }>('/deliveries/raw', async ({ body }) =>
				webhooks.deliverRaw(body),
			);
			control.post<{ Body: { body: string } }>('/sign', async ({ body }) => ({
				signature: webhooks.sign(body.body),
			}));
		},
		{ prefix: CONTROL_PREFIX },
	);
}

const registrationView = ({
	id,
	url,
	options,
}: {
	id: string;
	url: string;
	options: DeliveryOptions;
}) => ({
	id,
	url,
	options,
});

function faultIn({ match, times, ...fault }: FaultAsJson): Fault {
	const { pattern, path, method } = match ?? {};
	return {
		...fault,
		times: times === null ? Infinity : times,
		match: { method, path: pattern === undefined ? path : new RegExp(pattern) },
	};
}

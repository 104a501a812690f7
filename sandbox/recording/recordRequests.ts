import type { FastifyInstance } from 'fastify';

import { isSandboxOwn } from '../control/paths';
import type { RecordedRequest, RequestLog } from './RequestLog';

declare module 'fastify' {
	interface FastifyRequest {
		/** This request's entry in the log, when requests are recorded. */
		recorded?: RecordedRequest;
	}
}

/** Notes every API and sign-in request as it arrives, and how it was answered. */
export function recordRequests(app: FastifyInstance, log: RequestLog, now: () => number): void {
	app.decorateRequest('recorded');

	app.addHook('onRequest', (request, _reply, done) => {
		if (log.capacity > 0 && !isSandboxOwn(request.url)) {
			request.recorded = {
				method: request.method,
				url: request.url,
				path: pathIn(request.url),
				query: request.query as Record<string, unknown>,
				headers: request.headers,
				body: undefined,
				status: 0,
				at: now(),
				duration: 0,
			};
			log.record(request.recorded);
		}
		done();
	});

	app.addHook('preValidation', (request, _reply, done) => {
		if (request.recorded) request.recorded.body = request.body ?? undefined;
		done();
	});

	app.addHook('onResponse', (request, reply, done) => {
		if (request.recorded) {
			request.recorded.status = reply.statusCode;
			request.recorded.duration = reply.elapsedTime;
		}
		done();
	});
}

/** The path of a URL as sent, without its query. */
export function pathIn(url: string): string {
	const end = url.indexOf('?');
	return end === -1 ? url : url.slice(0, end);
}

import type { OutgoingHttpHeaders } from 'node:http';

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import { isSandboxOwn } from '../control/paths';
import { pathIn } from '../recording/recordRequests';
import type { SandboxSettings } from '../types';
import type { FaultBook } from './FaultBook';
import type { FaultAction } from './types';

declare module 'fastify' {
	interface FastifyRequest {
		/** True once a fault has answered it. */
		struck: boolean;
	}
}

/** Strikes requests before or after their work is done, and holds every answer back by the latency set. */
export function strikeRequests(
	app: FastifyInstance,
	faults: FaultBook,
	settings: SandboxSettings,
): void {
	app.decorateRequest('struck', false);

	// Not earlier: by now the body is read, so the log shows it, and the request has been admitted.
	app.addHook('preValidation', (request, reply, done) => {
		const action = isSandboxOwn(request.url)
			? undefined
			: faults.strike('before', request.method, pathIn(request.url));
		// A truncated answer needs an answer first: the book never gives it at this moment.
		if (!action || 'truncate' in action) return done();
		if ('delayMs' in action) return later(action.delayMs, done);
		request.struck = true;
		if ('drop' in action) {
			reply.hijack();
			request.raw.socket.destroy();
		} else if ('stall' in action) {
			reply.hijack();
		} else {
			reply.serializer(String).send(substitute(action, reply));
		}
	});

	app.addHook('onSend', (request, reply, payload, done) => {
		if (isSandboxOwn(request.url)) return done(null, payload);
		const { latencyMs } = settings;
		const wait = typeof latencyMs === 'function' ? latencyMs() : latencyMs;
		const action = request.struck
			? undefined
			: faults.strike('after', request.method, pathIn(request.url));
		if (!action && wait === 0) return done(null, payload);
		later(wait + (action && 'delayMs' in action ? action.delayMs : 0), () => {
			if (!action || 'delayMs' in action) return done(null, payload);
			if ('stall' in action) return;
			if ('drop' in action) return void request.raw.socket.destroy();
			if ('truncate' in action) return sendHalf(request, reply, payload);
			done(null, substitute(action, reply));
		});
	});
}

type Substitute = Extract<FaultAction, { status: number } | { garbage: string }>;

/** Sets status and headers of the answer sent instead, and gives its body. */
function substitute(action: Substitute, reply: FastifyReply): string {
	reply.removeHeader('content-length');
	if ('garbage' in action) {
		reply.code(200).header('content-type', action.contentType ?? 'application/json');
		return action.garbage;
	}
	reply.code(action.status).header('content-type', 'application/json; charset=utf-8');
	for (const [name, value] of Object.entries(action.headers ?? {})) {
		if (value === null) reply.removeHeader(name);
		else reply.header(name, value);
	}
	const { body = { statusCode: action.status, message: 'A fault on demand' } } = action;
	return typeof body === 'string' ? body : JSON.stringify(body);
}

/** The length of the whole answer, half of it, and the connection cut. */
function sendHalf(request: FastifyRequest, reply: FastifyReply, payload: unknown): void {
	const body = Buffer.from(typeof payload === 'string' ? payload : '');
	const headers = { ...reply.getHeaders(), 'content-length': body.length };
	reply.raw.writeHead(reply.statusCode, headers as OutgoingHttpHeaders);
	reply.raw.write(body.subarray(0, Math.floor(body.length / 2)), () =>
		request.raw.socket.destroy(),
	);
}

/** Timers do not keep the process alive; the client that waits for an answer does. */
function later(ms: number, act: () => void): void {
	if (ms <= 0) act();
	else setTimeout(act, ms).unref();
}

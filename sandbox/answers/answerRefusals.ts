import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

import type { SandboxSettings } from '../types';
import { Refusal, refusalBody } from './Refusal';
import { validationRefusal } from './validation';

declare module 'fastify' {
	interface FastifyContextConfig {
		/** The status for a required field that is missing; default 422. */
		missingField?: number;
	}
}

/** Every refusal leaves in one of HighLevel's error bodies. */
export function answerRefusals(app: FastifyInstance, settings: SandboxSettings): void {
	const refuse = (reply: FastifyReply, { statusCode, messages, extra }: Refusal) =>
		reply.code(statusCode).send(refusalBody(statusCode, messages, settings.errorShape, extra));

	app.setErrorHandler((error: FastifyError | Refusal, request, reply) => {
		if (error instanceof Refusal) return refuse(reply, error);
		if (error.validation) {
			const missing = request.routeOptions.config.missingField ?? 422;
			return refuse(reply, validationRefusal(error.validation, missing));
		}
		return refuse(reply, new Refusal(error.statusCode ?? 500, error.message));
	});

	app.setNotFoundHandler((request: FastifyRequest, reply) =>
		refuse(reply, new Refusal(404, `Cannot ${request.method} ${request.url.split('?')[0]}`)),
	);
}

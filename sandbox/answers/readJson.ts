import type { FastifyInstance } from 'fastify';

/** Bodies are JSON. None at all is fine whatever the Content-Type says: the official SDKs send one with DELETE. */
export function readJson(app: FastifyInstance): void {
	const parse = app.getDefaultJsonParser('error', 'error');
	app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
		if (body === '') return done(null, undefined);
		parse(request, String(body), done);
	});
}

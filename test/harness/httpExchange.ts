import { parseIncomingMessage } from '@n8n/backend-network';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

/** What a sender of a webhook sends. */
export interface HttpRequest {
	/** The body's bytes, just as they arrive. */
	rawBody?: Buffer | string;
	/** `content-type` is `application/json` unless set (or set to undefined: none). */
	headers?: Record<string, string | undefined>;
	query?: Record<string, string | string[]>;
	/** Default `POST`. */
	method?: string;
	/** The path of one of the node's webhooks; default `webhook`. */
	path?: string;
}

/** A request with what express and n8n's own body reader add to Node's. */
export type Request = IncomingMessage & {
	query: Record<string, string | string[]>;
	path: string;
	params: Record<string, string>;
	body: unknown;
	rawBody?: Buffer;
	readRawBody: () => Promise<void>;
	contentType?: string;
	encoding: BufferEncoding;
};

/** A request as express and n8n's body reader leave it: unread until somebody reads it. */
export function requestOf({
	rawBody = '',
	headers,
	query = {},
	method = 'POST',
	path = 'webhook',
}: HttpRequest): Request {
	const bytes = Buffer.from(rawBody as string);
	const request = new IncomingMessage(new Socket());
	const all = { 'content-type': 'application/json', 'content-length': String(bytes.length) };
	for (const [name, value] of Object.entries({ ...all, ...headers })) {
		if (value !== undefined) request.headers[name.toLowerCase()] = value;
	}
	request.method = method;
	const search = new URLSearchParams(
		Object.entries(query).flatMap(([name, value]) => [value].flat().map((each) => [name, each])),
	).toString();
	const fullPath = `/webhook/webhook-id-1/${path}`;
	request.url = `${fullPath}${search && `?${search}`}`;
	const express = Object.assign(request, {
		query,
		path: fullPath,
		params: {},
		body: undefined as unknown,
		rawBody: undefined as Buffer | undefined,
		readRawBody: async () => {
			express.rawBody ??= bytes;
		},
	});
	parseIncomingMessage(express as never);
	return express as Request;
}

/** A response with the few methods express adds, that keeps what is written to it. */
export function responseOf(request: Request) {
	const written: Buffer[] = [];
	const response = new ServerResponse(request);
	const answered = { sent: false };
	const express = Object.assign(response, {
		status(code: number) {
			response.statusCode = code;
			return express;
		},
		json(value: unknown) {
			response.setHeader('content-type', 'application/json');
			return express.end(JSON.stringify(value));
		},
		send(value: unknown) {
			if (value !== undefined && typeof value === 'object' && !Buffer.isBuffer(value)) {
				return express.json(value);
			}
			return express.end(value);
		},
		sendStatus(code: number) {
			return express.status(code).end(String(code));
		},
		set(name: string, value: string) {
			response.setHeader(name, value);
			return express;
		},
		end(value?: unknown) {
			if (answered.sent && value !== undefined) throw new Error('The response was sent already');
			if (value !== undefined) written.push(Buffer.from(value as string));
			answered.sent = true;
			return express;
		},
	});
	// Nothing is sent over the socket, so Node's own mark of an answered request is not set.
	Object.defineProperty(response, 'writableEnded', { get: () => answered.sent });
	return { express, answered, text: () => Buffer.concat(written).toString('utf8') };
}

/** What n8n's body parser does; false when n8n itself refuses the request. */
export async function parseBody(request: Request): Promise<boolean> {
	const { contentType = '', encoding } = request;
	if (contentType.startsWith('multipart/')) return true;
	await request.readRawBody();
	const text = request.rawBody?.toString(encoding) ?? '';
	if (text === '') return true;
	if (contentType === 'text/plain') request.body = text;
	if (contentType === 'application/x-www-form-urlencoded') {
		request.body = Object.fromEntries(new URLSearchParams(text));
	}
	if (contentType !== 'application/json') return true;
	try {
		request.body = JSON.parse(text) as unknown;
		return true;
	} catch {
		return false;
	}
}

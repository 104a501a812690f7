import type { FastifyReply } from 'fastify';

import { CONTROL_PREFIX } from '../control/paths';

/** Text that is HTML already and goes in as it stands. */
export class Html {
	constructor(readonly text: string) {}

	toString(): string {
		return this.text;
	}
}

type Value = string | number | Html | readonly Html[];

const ENTITIES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

/** HTML with every value escaped, unless it is HTML itself. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Html {
	return new Html(
		parts.reduce((text, part, i) => {
			const value = values[i];
			return text + part + (value === undefined ? '' : inserted(value));
		}, ''),
	);
}

function inserted(value: Value): string {
	if (value instanceof Html) return value.text;
	if (Array.isArray(value)) return value.map(String).join('');
	return String(value).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Where the pages' style and script are served. */
export const STYLE_PATH = `${CONTROL_PREFIX}/page.css`;
export const SCRIPT_PATH = `${CONTROL_PREFIX}/page.js`;

/** A whole page. */
export function page(title: string, body: Html): string {
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				<meta name="color-scheme" content="light dark" />
				<title>${title}</title>
				<link rel="stylesheet" href="${STYLE_PATH}" />
				<script src="${SCRIPT_PATH}" defer></script>
			</head>
			<body>
				${body}
			</body>
		</html> `.text;
}

/** Sends a page: it may load the sandbox's own style and script, and nothing else. */
export function sendPage(reply: FastifyReply, text: string): FastifyReply {
	return reply
		.type('text/html; charset=utf-8')
		.header(
			'content-security-policy',
			"default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'",
		)
		.send(text);
}

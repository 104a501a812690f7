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

/** A whole page; `refreshSeconds` makes the browser load it anew that often. */
export function page(title: string, body: Html, refreshSeconds?: number): string {
	const refresh = refreshSeconds
		? html`<meta http-equiv="refresh" content="${refreshSeconds}" />`
		: html``;
	return html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width, initial-scale=1" />
				${refresh}
				<title>${title}</title>
				<style>
					body {
						font:
							15px/1.5 system-ui,
							sans-serif;
						margin: 2rem auto;
						max-width: 72rem;
						padding: 0 1rem;
						color: #1c2733;
						background: #fff;
					}
					h1 {
						font-size: 1.5rem;
					}
					h2 {
						font-size: 1.1rem;
						margin-top: 2rem;
					}
					table {
						border-collapse: collapse;
						width: 100%;
					}
					th,
					td {
						text-align: left;
						padding: 0.3rem 0.6rem;
						border-bottom: 1px solid #d9e0e7;
						vertical-align: top;
					}
					code {
						font-family: ui-monospace, monospace;
						font-size: 0.9em;
						overflow-wrap: anywhere;
					}
					.notice {
						background: #fff4d6;
						padding: 0.6rem 0.8rem;
						border-radius: 0.3rem;
					}
					.quiet {
						color: #5a6b7b;
					}
					input[type='url'] {
						width: 28rem;
						max-width: 100%;
					}
					input,
					select,
					button {
						font: inherit;
						padding: 0.3rem 0.5rem;
					}
				</style>
			</head>
			<body>
				${body}
			</body>
		</html> `.text;
}

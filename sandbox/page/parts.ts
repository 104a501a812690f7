import { html, type Html } from './html';

/** How many rows of each list are shown. */
export const ROWS = 20;

/** The last of a list, newest first. */
export function newest<T>(items: readonly T[]): T[] {
	return items.slice(-ROWS).reverse();
}

/** A table; without rows a word that there are none. */
export function table(headings: string[], rows: Array<Array<string | number | Html>>): Html {
	if (rows.length === 0) return html`<p class="quiet">None yet.</p>`;
	return html`<table>
		<tr>
			${headings.map((heading) => html`<th>${heading}</th>`)}
		</tr>
		${rows.map(
			(cells) =>
				html`<tr>
					${cells.map((cell) => html`<td>${cell}</td>`)}
				</tr> `,
		)}
	</table>`;
}

/** A text that people copy, with a button that does. */
export function copyable(text: string): Html {
	return html`<code class="id">${text}</code>
		<button type="button" class="copy" data-copy="${text}">Copy</button>`;
}

/** A button that posts these fields to the page. */
export function action(label: string, fields: Record<string, string>): Html {
	return html`<form method="post" action="/">
		${Object.entries(fields).map(
			([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />`,
		)}<button type="submit">${label}</button>
	</form>`;
}

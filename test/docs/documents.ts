import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../package/sourceFiles';

/** A document's text, by its path from the root. */
export function documentText(path: string): string {
	return readFileSync(join(ROOT, path), 'utf8');
}

/** The front door and the reference, by their paths from the root. */
export const DOCUMENTS = [
	'README.md',
	...readdirSync(join(ROOT, 'docs'))
		.filter((name) => name.endsWith('.md'))
		.map((name) => `docs/${name}`),
];

/** An operation's example: what to fill in, and what comes out. */
export interface Example {
	title: string;
	/** Display name → what the line says after it. */
	fields: Array<[name: string, value: string]>;
	/** The first item's JSON, or an array of all items'. */
	output: unknown;
}

/** The examples of docs/operations.md, in their order. */
export function examples(): Example[] {
	const found = documentText('docs/operations.md').matchAll(
		/^## (\w[\w ]*: .*)\n[^#]*?```text\n([^`]*)```\n\n```json\n([^`]*)```/gm,
	);
	return [...found].map(([, title, fields, output]) => ({
		title,
		fields: fields.trimEnd().split('\n').map(fieldIn),
		output: JSON.parse(output) as unknown,
	}));
}

function fieldIn(line: string): [string, string] {
	const [name, ...value] = line.split(/ {2,}/);
	return [name, value.join('  ')];
}

/** The texts in the table of docs/troubleshooting.md. */
export function troubleTexts(): string[] {
	const rows = documentText('docs/troubleshooting.md').matchAll(/^\| `([^`]+)` +\|/gm);
	return [...rows].map(([, text]) => text);
}

/** The anchors of a document's headings, as GitHub makes them of plain ones. */
export function anchorsOf(path: string): string[] {
	return [...documentText(path).matchAll(/^#+ (.*)$/gm)].map(
		([, heading]) =>
			`#${heading
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replace(/ /g, '-')}`,
	);
}

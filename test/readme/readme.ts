import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The README's text. */
export const readme = readFileSync(join(__dirname, '../../README.md'), 'utf8');

/** An operation's example: what to fill in, and what comes out. */
export interface Example {
	title: string;
	/** Display name → what the line says after it. */
	fields: Array<[name: string, value: string]>;
	/** The first item's JSON, or an array of all items'. */
	output: unknown;
}

/** The examples under "Operations", in their order. */
export function examples(): Example[] {
	const found = readme.matchAll(
		/^### ((?:Association|Relation|Object): .*)\n[^#]*?```text\n([^`]*)```\n\n```json\n([^`]*)```/gm,
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

/** The texts of the table under "Troubleshooting". */
export function troubleTexts(): string[] {
	const [, section] = readme.split('\n## Troubleshooting\n');
	return [...section.split('\n## ')[0].matchAll(/^\| `([^`]+)` +\|/gm)].map(([, text]) => text);
}

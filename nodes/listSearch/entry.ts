import type { INodeListSearchItems } from 'n8n-workflow';

/**
 * An entry of a list, under a name that anybody may have given the thing in HighLevel, such as a
 * stranger who filled in a form. n8n stores the name beside the ID, and runs what it has stored: text
 * that begins with "=" as an expression, and a call of $fromAI anywhere in it as a parameter of an AI
 * tool (isExpression and traverseNodeParameters in n8n-workflow). So the name comes out as plain text.
 */
export function entry(name: string, value: string): INodeListSearchItems {
	return { name: plain(name), value };
}

/** A text that n8n may store: a mark before the "=", as spreadsheets have it, and a blank within the call. */
export function plain(name: string): string {
	return name.replace(/^(?==)/, "'").replace(/\$(?=fromAI\b)/gi, '$ ');
}

/** Whether n8n would run a value once it is chosen: a value cannot be altered, so it is not offered. */
export function isRun(value: unknown): boolean {
	return typeof value === 'string' && plain(value) !== value;
}

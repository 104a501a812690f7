import type { IDataObject } from 'n8n-workflow';

/** A field of the item and nothing else, as n8n's editor writes one that is dragged into a parameter. */
const ITEM_FIELD =
	/^=\{\{\s*\$json(?:\.([A-Za-z_$][\w$]*)|\[(?:"([^"\\\n]+)"|'([^'\\\n]+)')\])\s*\}\}$/;

/** The field of the item that an expression stands for; undefined for any other expression. */
export function itemFieldIn(written: unknown): string | undefined {
	const [, ...names] = (typeof written === 'string' && ITEM_FIELD.exec(written)) || [];
	const name = names.find((each) => each !== undefined);
	// n8n refuses `constructor` and the like.
	return name === undefined || name in Object.prototype ? undefined : name;
}

/**
 * The value of an item's field where n8n's answer to such an expression can be no other; undefined
 * where it has to be asked, as for what is missing or is no plain value.
 */
export function plainValueOf(item: IDataObject, name: string): unknown {
	const value = Object.hasOwn(item, name) ? item[name] : undefined;
	return ['string', 'number', 'boolean'].includes(typeof value) ? value : undefined;
}

import type { AssociationRef } from '../../highLevel/model/associationRef';
import { isAddress } from '../../highLevel/records/recordUrl';
import { isNothing, refuse, type Given } from './Given';
import { idInAddress, isEmail, refuseUnsafe } from './ids';
import { textOf } from './text';

/** A record by what people call it, and the field that says so. */
interface NameRef {
	by: 'name';
	name: string;
	field: string;
	/** Whether it may be an ID all the same: a model cannot choose the mode. */
	mayBeId?: boolean;
}

/** How a user names a record: by its ID, or by what people call it. */
export type RecordRef = { by: 'id'; id: string } | NameRef;

/** What a resource locator names. */
interface Named {
	/** As n8n stores it; `id` where an expression gave text in the locator's place. */
	mode: string;
	/** An ID, a key or a name, never empty. */
	value: string;
}

/**
 * The association chosen from the list, by ID or by key. A model gives what it has, whichever mode the
 * editor's AI button left the field in.
 * @throws Refusal
 */
export function association(given: Given): AssociationRef {
	const { mode, value } = safely(given);
	if (given.by === 'model') return { by: 'idOrKey', value };
	return { by: mode === 'key' ? 'key' : 'id', value };
}

/** The record chosen from the list, by ID, by the address of its page, or by name. @throws Refusal */
export function record(given: Given): RecordRef {
	const { mode, value } = named(given);
	const byName: NameRef = { by: 'name', name: value, field: given.field };
	if (mode === 'name') return given.by === 'model' ? { ...byName, mayBeId: true } : byName;
	if (isEmail(value)) {
		// A model cannot choose the mode, and an email stands for one record or is refused later.
		if (given.by === 'model') return byName;
		refuse(
			given,
			`is "${value}", which is an email address and not an ID`,
			'Choose By Name or Email in the field, or give the ID of the record.',
		);
	}
	return { by: 'id', id: id(given) };
}

/** The ID of the record, or the key of the object, that a locator names. @throws Refusal */
export function id(given: Given): string {
	return safely(given).value;
}

/** As {@link id}, for a locator that may be left empty. @throws Refusal */
export function optionalId(given: Given): string | undefined {
	return isNothing(unwrapped(given).value) ? undefined : id(given);
}

function safely(given: Given): Named {
	const locator = named(given);
	refuseUnsafe(given, locator.value);
	return locator;
}

function named(given: Given): Named {
	const { mode, value } = unwrapped(given);
	if (isNothing(value)) {
		const fix =
			mode === 'name'
				? 'Give what people call the record, such as its email or name.'
				: 'Choose from the list, or give an ID or key.';
		return refuse(given, 'is empty', fix);
	}
	const text = textOf(value);
	if (text === undefined) return refuse(given, 'is not text', 'Give an ID or key as text.');
	// An address is understood in By ID too, and in each mode where a model could not choose it.
	const isOpen = mode === 'id' || (given.by === 'model' && ['url', 'name'].includes(mode));
	const isUrl = isOpen ? isAddress(text) : mode === 'url';
	return isUrl ? { mode: 'url', value: idInAddress(given, text) } : { mode, value: text };
}

/** An expression in the place of the whole locator may give text, or a locator. */
function unwrapped({ mode, value }: Given): { mode: string; value: unknown } {
	if (mode !== undefined) return { mode, value };
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		return { mode: 'id', value };
	}
	const whole = value as { mode?: unknown; value?: unknown };
	return { mode: textOf(whole.mode) ?? '', value: whole.value };
}

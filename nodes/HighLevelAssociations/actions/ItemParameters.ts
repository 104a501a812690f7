import { NodeOperationError, type IDataObject } from 'n8n-workflow';
import type { AssociationRef } from '../../highLevel/associationRef';
import { idList } from '../../highLevel/idList';
import type { ParameterSource } from './ParameterSource';

/**
 * The parameters of one input item, read once each and refused in words that name the parameter as
 * the user sees it, and the item. Methods throw NodeOperationError.
 */
export class ItemParameters {
	constructor(
		private readonly source: ParameterSource,
		readonly itemIndex: number,
	) {}

	/** Text that may not be empty, trimmed. A path like `options.description` reads a collection. */
	text(name: string): string {
		const text = this.optionalText(name);
		return text === '' ? this.refuse(name, 'is empty', 'Fill it in.') : text;
	}

	/** Text, trimmed; empty when nothing was given. */
	optionalText(name: string): string {
		const value = this.value(name);
		if (value === undefined || value === null) return '';
		if (typeof value === 'string') return value.trim();
		if (typeof value === 'number') return String(value);
		return this.refuse(name, 'is no text', 'Give text, or an expression that gives text.');
	}

	/** One of a choice's values; an expression may have given any. */
	choice<T extends string>(name: string, values: readonly T[], otherwise: T): T {
		const value = this.value(name) ?? otherwise;
		const found = values.find((allowed) => allowed === value);
		return found ?? this.refuse(name, `is "${String(value)}"`, `Give ${values.join(' or ')}.`);
	}

	/** Yes or no. */
	flag(name: string): boolean {
		const value = this.value(name) ?? false;
		if (typeof value === 'boolean') return value;
		if (value === 'true' || value === 'false') return value === 'true';
		return this.refuse(name, 'is neither true nor false', 'Switch it, or give a boolean.');
	}

	/** The association chosen from the list, by ID or by key. */
	association(name = 'association'): AssociationRef {
		const { mode, value } = this.locator(name);
		return { by: mode === 'key' ? 'key' : 'id', value };
	}

	/** The ID of the record, or the key of the object, that a locator names. */
	id(name: string): string {
		return this.locator(name).value;
	}

	/** As {@link id}, for a locator that may be left empty. */
	optionalId(name: string): string | undefined {
		const raw = this.value(name);
		const value = isObject(raw) ? raw.value : raw;
		const empty = value === undefined || value === null || String(value).trim() === '';
		return empty ? undefined : this.id(name);
	}

	/** An ID given as text. */
	textId(name: string): string {
		const id = this.text(name);
		this.refuseUnsafe(name, id);
		return id;
	}

	/** Several IDs or keys; empty when none were given. */
	ids(name: string): string[] {
		const ids = idList(this.value(name));
		if (!ids) {
			return this.refuse(
				name,
				'is no list',
				'Give an array, or text separated by commas or lines.',
			);
		}
		for (const id of ids) this.refuseUnsafe(name, id);
		return ids;
	}

	/** As {@link ids}; nothing at all is refused, an empty array is not. */
	requiredIds(name: string): string[] {
		const value = this.value(name);
		const ids = this.ids(name);
		const meant =
			Array.isArray(value) || (typeof value === 'string' && /^\s*\[\s*\]\s*$/.test(value));
		if (ids.length > 0 || (meant && isEmptyArray(value))) return ids;
		return this.refuse(name, 'is empty', 'Give at least one ID, or [] for none on purpose.');
	}

	/** How many results are wanted; undefined for all. */
	most(): number | undefined {
		if (this.flag('returnAll')) return undefined;
		const limit = Number(this.value('limit') ?? 50);
		if (Number.isInteger(limit) && limit > 0) return limit;
		return this.refuse('limit', 'is no whole number from 1', 'Give how many results to return.');
	}

	/** Refuses the item on account of a parameter. */
	refuse(name: string, what: string, mend: string): never {
		const { node } = this.source;
		const message = `"${this.source.displayName(name)}" ${what} [item ${this.itemIndex}]`;
		throw new NodeOperationError(node, message, {
			itemIndex: this.itemIndex,
			description: mend,
			level: 'warning',
		});
	}

	private value(name: string): unknown {
		return this.source.read(name, this.itemIndex);
	}

	private locator(name: string): { mode: string; value: string } {
		const raw = this.value(name);
		const mode = isObject(raw) ? String(raw.mode ?? '') : 'id';
		// Only out of a URL is there something to extract.
		const given = isObject(raw) ? raw.value : raw;
		const extracted = mode === 'url' ? this.extracted(name) : given;
		const value = typeof extracted === 'number' ? String(extracted) : extracted;
		if (value === undefined || value === null || String(value).trim() === '') {
			return this.refuse(name, 'is empty', 'Choose from the list, or give an ID or key.');
		}
		if (typeof value !== 'string') {
			return this.refuse(name, 'is no text', 'Give an ID or key as text.');
		}
		this.refuseUnsafe(name, value.trim());
		return { mode, value: value.trim() };
	}

	/** What a locator's value means in its mode: of an address, the ID in it. */
	private extracted(name: string): unknown {
		try {
			return this.source.read(name, this.itemIndex, true);
		} catch {
			// The expression itself was read before: this is an address without what is looked for.
			return this.refuse(
				name,
				"is not the address of a record's page in HighLevel",
				'Copy the address while the record is open in HighLevel, or give its ID.',
			);
		}
	}

	private refuseUnsafe(name: string, id: string): void {
		if (id !== '.' && id !== '..') return;
		this.refuse(name, `is "${id}", which can be no ID or key`, 'Give it as HighLevel shows it.');
	}
}

function isEmptyArray(value: unknown): boolean {
	return Array.isArray(value) ? value.length === 0 : true;
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

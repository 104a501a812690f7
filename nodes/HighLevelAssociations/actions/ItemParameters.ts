import { NodeOperationError } from 'n8n-workflow';
import type { AssociationRef } from '../../highLevel/model/associationRef';
import { idList, listEntries } from '../../highLevel/model/idList';
import type { ParameterSource } from './ParameterSource';
import { readLocator, textOf, valueIn, type Named } from './readLocator';
import { wholeNumber } from './wholeNumber';

/** As many requests at once as HighLevel lets through in ten seconds: more could only wait. */
const MOST_CONCURRENCY = 100;

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
		return this.textIn(name, this.value(name));
	}

	/** Text of a field that need not be added; undefined where it was not, and never empty. */
	addedText(name: string): string | undefined {
		return this.source.has(name) ? this.text(name) : undefined;
	}

	/** The location to work in; empty for the credential's own. */
	locationId(): string {
		const fix = "Give an ID, or clear the field to work in the credential's own location.";
		return this.textIn('locationId', this.chosen('locationId', fix));
	}

	/** One of a choice's values; an expression may have given any. */
	choice<T extends string>(name: string, values: readonly T[], otherwise: T): T {
		const fix = `Give ${values.filter(Boolean).join(' or ')}.`;
		const value = this.chosen(name, fix) ?? otherwise;
		const found = values.find((allowed) => allowed === value);
		return found ?? this.refuse(name, `is "${String(value)}"`, fix);
	}

	/** Yes or no. */
	flag(name: string): boolean {
		const value = this.chosen(name, 'Give true or false.') ?? false;
		if (typeof value === 'boolean') return value;
		if (value === 'true' || value === 'false') return value === 'true';
		return this.refuse(name, 'is neither true nor false', 'Switch it, or give a boolean.');
	}

	/** The association chosen from the list, by ID or by key. */
	association(name = 'association'): AssociationRef {
		const { mode, value } = this.locator(name, this.value(name));
		return { by: mode === 'key' ? 'key' : 'id', value };
	}

	/** The ID of the record, or the key of the object, that a locator names. */
	id(name: string): string {
		return this.locator(name, this.value(name)).value;
	}

	/** As {@link id}, for a locator that may be left empty. */
	optionalId(name: string): string | undefined {
		const raw = this.value(name);
		return textOf(valueIn(raw) ?? '') === '' ? undefined : this.locator(name, raw).value;
	}

	/** An ID given as text. */
	textId(name: string): string {
		const id = this.text(name);
		this.refuseUnsafe(name, id);
		return id;
	}

	/** Several IDs or keys; empty when none were given. */
	ids(name: string): string[] {
		return this.idsIn(name, this.value(name));
	}

	/** As {@link ids}; nothing at all is refused, an empty array is not. */
	requiredIds(name: string): string[] {
		const value = this.value(name);
		const ids = this.idsIn(name, value);
		const isNone = Array.isArray(value)
			? value.length === 0
			: typeof value === 'string' && /^\s*\[\s*\]\s*$/.test(value);
		if (ids.length > 0 || isNone) return ids;
		return this.refuse(name, 'is empty', 'Give at least one ID, or [] for none on purpose.');
	}

	/** How many results are wanted; undefined for all. */
	most(): number | undefined {
		if (this.flag('returnAll')) return undefined;
		const limit = wholeNumber(this.value('limit') ?? 50);
		if (limit !== undefined) return limit;
		return this.refuse('limit', 'is no whole number from 1', 'Give how many results to return.');
	}

	/** How many requests may be under way at once; undefined where nothing was given. */
	concurrency(): number | undefined {
		const value = this.value('options.concurrency') ?? '';
		if (value === '') return undefined;
		const number = wholeNumber(value);
		if (number !== undefined && number <= MOST_CONCURRENCY) return number;
		return this.refuse(
			'options.concurrency',
			`is no whole number from 1 to ${MOST_CONCURRENCY}`,
			'Give how many requests may be under way at once.',
		);
	}

	/**
	 * Refuses a filter that comes to nothing although it is set, for it would let everything through.
	 * One that was left out, or added and not filled in, means all.
	 */
	refuseEmptyFilter(name: string, fix: string): void {
		const given = valueIn(this.value(name)) ?? '';
		const untouched = given === '' || (Array.isArray(given) && given.length === 0);
		if (!untouched || this.source.isExpression(name)) this.refuse(name, 'is empty', fix);
	}

	/** Refuses the item on account of a parameter. */
	refuse(name: string, what: string, fix: string): never {
		const { node } = this.source;
		const message = `"${this.source.displayName(name)}" ${what} [item ${this.itemIndex}]`;
		throw new NodeOperationError(node, message, {
			itemIndex: this.itemIndex,
			description: fix,
			level: 'warning',
		});
	}

	private value(name: string): unknown {
		return this.source.read(name, this.itemIndex);
	}

	/**
	 * A value that has a default, undefined where it was left out. An expression that gave nothing is
	 * refused: the default in its place may be the opposite of what was meant.
	 */
	private chosen(name: string, fix: string): unknown {
		const value = this.value(name) ?? undefined;
		if (value !== undefined || !this.source.isExpression(name)) return value;
		return this.refuse(name, 'is empty', `The expression gave nothing. ${fix}`);
	}

	private textIn(name: string, value: unknown): string {
		const text = textOf(value ?? '');
		return text ?? this.refuse(name, 'is no text', 'Give text, or an expression that gives text.');
	}

	private idsIn(name: string, value: unknown): string[] {
		const ids = idList(value);
		if (ids) {
			for (const id of ids) this.refuseUnsafe(name, id);
			return ids;
		}
		return listEntries(value)
			? this.refuse(
					name,
					'holds something that is no ID',
					'Give the IDs only, e.g. {{ $json.records.map(r => r.id) }}.',
				)
			: this.refuse(name, 'is no list', 'Give an array, or text separated by commas or lines.');
	}

	private locator(name: string, raw: unknown): Named {
		const read = readLocator(raw);
		if ('what' in read) return this.refuse(name, read.what, read.fix);
		this.refuseUnsafe(name, read.value);
		return read;
	}

	private refuseUnsafe(name: string, id: string): void {
		if (id !== '.' && id !== '..') return;
		this.refuse(name, `is "${id}", which can be no ID or key`, 'Give it as HighLevel shows it.');
	}
}

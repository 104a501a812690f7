import type { IDataObject } from 'n8n-workflow';
import type { AssociationRef } from '../../highLevel/model/associationRef';
import * as choices from './choice';
import { columns, type Columns } from './columns';
import { isNothing, type Given } from './Given';
import * as lists from './ids';
import * as locators from './locator';
import * as nameLists from './names';
import type { ParameterSource } from './ParameterSource';
import { Refusal } from './Refusal';
import * as texts from './text';
import { wholeNumber } from './wholeNumber';

/** As many requests at once as HighLevel lets through in ten seconds: more could only wait. */
const HIGHEST_CONCURRENCY = 100;

/** Results that are returned unless Limit says otherwise. */
const DEFAULT_LIMIT = 50;

/**
 * The parameters of one input item, or of a trigger, by name. A path like `options.description` reads a
 * collection. What cannot be used is refused in words that name the parameter as the user sees it:
 * all methods throw {@link Refusal}.
 */
export class ParameterReader {
	constructor(
		private readonly source: ParameterSource,
		readonly itemIndex = 0,
	) {}

	/** Text that may not be empty, trimmed. */
	text(name: string): string {
		return texts.text(this.given(name));
	}

	/** Text, trimmed; empty when nothing was given. */
	optionalText(name: string): string {
		return texts.optionalText(this.given(name));
	}

	/** Text of a field that need not be added; undefined where it was not, and never empty. */
	addedText(name: string): string | undefined {
		return this.source.stored(name) === undefined ? undefined : this.text(name);
	}

	/** The location to work in; empty for the credential's own. */
	locationId(): string {
		const fix = "Give an ID, or clear the field to work in the credential's own location.";
		const given = this.given('locationId');
		return texts.optionalText({ ...given, value: choices.chosen(given, fix) });
	}

	/** One of a choice's values, the default where nothing was chosen. */
	choice<T extends string>(name: string, values: readonly T[], otherwise: T): T {
		return choices.choice(this.given(name), values, otherwise);
	}

	/** Yes or no; no where nothing was chosen. */
	flag(name: string): boolean {
		return choices.flag(this.given(name));
	}

	/** The association chosen from the list, by ID or by key. */
	association(name = 'association'): AssociationRef {
		return locators.association(this.given(name));
	}

	/** The record a locator names, by its ID or by what people call it. */
	record(name: string): locators.RecordRef {
		return locators.record(this.given(name));
	}

	/** The ID of the record, or the key of the object, that a locator names. */
	id(name: string): string {
		return locators.id(this.given(name));
	}

	/** As {@link id}, for a locator that may be left empty. */
	optionalId(name: string): string | undefined {
		return locators.optionalId(this.given(name));
	}

	/** An ID given as text. */
	textId(name: string): string {
		const given = this.given(name);
		const id = texts.text(given);
		lists.refuseUnsafe(given, id);
		return id;
	}

	/** Several IDs or keys; empty when none were given. */
	ids(name: string): string[] {
		return lists.ids(this.given(name));
	}

	/** As {@link ids}, of records: the address of a record's page stands for its ID. */
	recordIds(name: string): string[] {
		return lists.recordIds(this.given(name));
	}

	/** As {@link recordIds}; nothing at all is refused, an empty array is not. */
	requiredIds(name: string): string[] {
		const given = this.given(name);
		const list = lists.recordIds(
			given,
			'Set Linked Records By to "Name or Email" and give it there, or give the ID of the record.',
		);
		lists.refuseNone(given, list, 'ID');
		this.source.countLeftOut(given);
		return list;
	}

	/** Refuses an array with nothing at a place, where what it stood for would be lost. */
	refuseHoles(name: string): void {
		lists.refuseHoles(this.given(name));
	}

	/** Several names of records, one a line or an array; empty when none were given. */
	names(name: string): string[] {
		return nameLists.names(this.given(name));
	}

	/** As {@link names}; nothing at all is refused, an empty array is not. */
	requiredNames(name: string): string[] {
		const given = this.given(name);
		const list = nameLists.requiredNames(given);
		this.source.countLeftOut(given);
		return list;
	}

	/** The IDs or keys a filter lets through; all when it was left empty. */
	filter(name: string, fix?: string): string[] {
		return lists.filter(this.given(name), fix);
	}

	/** As {@link filter}, of records: the address of a record's page stands for its ID. */
	recordFilter(name: string, fix?: string): string[] {
		const given = this.given(name);
		const list = lists.recordIds(given);
		if (list.length === 0) lists.refuseEmptyFilter(given, fix);
		return list;
	}

	/** As {@link filter}, for the locator of one record or object; undefined for all. */
	filterId(name: string, fix?: string): string | undefined {
		const given = this.given(name);
		const id = locators.optionalId(given);
		if (id === undefined) lists.refuseEmptyFilter(given, fix);
		return id;
	}

	/** As {@link filter}, for one of a choice's values; undefined for all. */
	filterChoice<T extends string>(name: string, values: readonly T[], fix?: string): T | undefined {
		const given = this.given(name);
		if (!isNothing(given.value)) return choices.choice(given, values);
		lists.refuseEmptyFilter(given, fix);
		return undefined;
	}

	/** Whether an AI model fills a parameter in, which cannot fill in choices. */
	isFromModel(name: string): boolean {
		return this.given(name).by === 'model';
	}

	/** What a resource mapper gives. */
	columns(name: string): Columns {
		return columns(this.source, name, this.itemIndex);
	}

	/** The item's own fields. */
	input(): IDataObject {
		return this.source.input(this.itemIndex);
	}

	/** The most results that are wanted; undefined for all. */
	limit(): number | undefined {
		if (this.flag('returnAll')) return undefined;
		return wholeNumber(this.given('limit')) ?? DEFAULT_LIMIT;
	}

	/** How many requests may be under way at once; undefined where nothing was given. */
	concurrency(): number | undefined {
		const given = this.given('options.concurrency');
		return given.value === '' ? undefined : wholeNumber(given, HIGHEST_CONCURRENCY);
	}

	/** A parameter as the user sees it. */
	displayName(name: string): string {
		return this.source.displayName(name);
	}

	/** Refuses a parameter for a reason of the operation's own. */
	refuse(name: string, what: string, fix: string): never {
		throw new Refusal(this.source.displayName(name), what, fix);
	}

	private given(name: string): Given {
		return this.source.read(name, this.itemIndex);
	}
}

import type { IDataObject } from 'n8n-workflow';
import { isHighLevelError } from '../api/HighLevelError';
import type { HighLevelRecord } from '../model/shapes';
import { lookUpAgain, type LookupParts } from './lookUpNames';
import { nameKey, type Name } from './Name';
import { cannotCreate, maybeCreated, type ObjectWords, throwWithField } from './nameErrors';

/** Fields of a contact by which HighLevel itself recognizes one (doc, Upsert Contact). */
const RECOGNIZED = ['email', 'phone'];

/** The records an execution creates from names, each once however many items name it. */
export class CreatedRecords {
	private readonly created = new Map<
		string,
		Promise<{ record: HighLevelRecord; isNew: boolean }>
	>();

	constructor(private readonly parts: LookupParts) {}

	/** Whether a record is being created from this name, or was. */
	has(name: Name): boolean {
		return this.created.has(nameKey(name));
	}

	/** Refuses a name that says too little to create a record. @throws HighLevelError `unsupported` */
	refuseUnlessCreatable(name: Name, words: ObjectWords, field?: string): void {
		const why = whyNotCreatable(name);
		if (why) throwWithField(field)(cannotCreate(name, words, why));
	}

	/**
	 * The record of a name, created with just that value. It is new for the first who asks, unless
	 * HighLevel knew a contact that its search does not show yet.
	 * @throws HighLevelError; what one was refused with, all who ask for it are
	 */
	async get(name: Name, words: ObjectWords): Promise<{ record: HighLevelRecord; isNew: boolean }> {
		const key = nameKey(name);
		const known = this.created.get(key);
		if (known) return { record: (await known).record, isNew: false };
		const creating = this.create(name, words);
		this.created.set(key, creating);
		return await creating;
	}

	private async create(
		name: Name,
		words: ObjectWords,
	): Promise<{ record: HighLevelRecord; isNew: boolean }> {
		const { records } = this.parts;
		const { objectKey, properties } = name;
		if (objectKey === 'contact' && RECOGNIZED.includes(properties[0].key)) {
			const { record, isNew } = await records.writes.upsertContact(valuesOf(name));
			return { record, isNew: isNew ?? true };
		}
		const creating = records.writes.create(objectKey, valuesOf(name));
		const record = await creating.catch(async (error: unknown) => {
			if (!isHighLevelError(error) || !error.uncertain) throw error;
			const [found] = await lookUpAgain(this.parts, name);
			if (!found) throw maybeCreated(error, name, words);
			return found;
		});
		return { record, isNew: true };
	}
}

/** Why no record can be created from a name; undefined where one can. */
function whyNotCreatable({ objectKey, properties: [property] }: Name): string | undefined {
	if (objectKey === 'opportunity') return 'an opportunity needs a pipeline and a stage';
	if (objectKey === 'business' && property.key !== 'name') return 'a company needs a name';
	if (objectKey === 'contact' && property.isCustomField) {
		return 'a contact needs an email, a phone number or a name';
	}
	return undefined;
}

function valuesOf({ objectKey, value, properties: [{ key, isNumber }] }: Name): IDataObject {
	if (objectKey !== 'contact' || key !== 'name') {
		return { [key]: isNumber && Number.isFinite(Number(value)) ? Number(value) : value };
	}
	const [firstName, ...rest] = value.split(' ');
	return { firstName, ...(rest.length > 0 && { lastName: rest.join(' ') }) };
}

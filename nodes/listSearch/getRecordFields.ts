import type {
	FieldType,
	ILoadOptionsFunctions,
	ResourceMapperField,
	ResourceMapperFields,
} from 'n8n-workflow';
import { schemaKey } from '../highLevel/model/objectKeys';
import type { ObjectField } from '../highLevel/records/objectFields';
import { writableFields } from '../highLevel/records/writableFields';
import { askForPicker } from './askForPicker';
import { isRun, plain } from './entry';
import { knownText } from './knownText';

/** n8n's types for HighLevel's; anything else is text, dates among them: HighLevel has them so. */
const TYPES: Record<string, FieldType | undefined> = {
	NUMERICAL: 'number',
	MONETORY: 'object',
	CHECKBOX: 'array',
	MULTIPLE_OPTIONS: 'array',
	TEXTBOX_LIST: 'array',
	SINGLE_OPTIONS: 'options',
	RADIO: 'options',
};

/** The fields of the object chosen under Object, for the mapper; none until one is chosen. */
export async function getRecordFields(this: ILoadOptionsFunctions): Promise<ResourceMapperFields> {
	const objectKey = schemaKeyOf(knownText(this, 'object.value', 'Object'));
	if (!objectKey) return { fields: [] };
	return await askForPicker(this, async ({ objects }) => {
		const fields = await writableFields(objects, objectKey);
		const [preferred] = fields;
		return {
			fields: [
				...(fields.length > 0 ? [idField] : []),
				...fields.map((field) => mapperField(field, objectKey, field === preferred)),
			],
		};
	});
}

const idField: ResourceMapperField = {
	id: 'id',
	displayName: 'Record ID',
	type: 'string',
	required: false,
	defaultMatch: false,
	canBeUsedToMatch: true,
	display: true,
	removed: true,
};

function mapperField(
	{ key, name, dataType, options }: ObjectField,
	objectKey: string,
	isPreferred: boolean,
): ResourceMapperField {
	const type = TYPES[dataType] ?? 'string';
	// HighLevel recognizes contacts by these two only.
	const canBeUsedToMatch =
		objectKey === 'contact'
			? key === 'email' || key === 'phone'
			: type === 'string' || type === 'number';
	return {
		id: key,
		displayName: plain(name),
		type,
		required: false,
		defaultMatch: isPreferred && canBeUsedToMatch,
		canBeUsedToMatch,
		display: true,
		...(type === 'options' && {
			options: (options ?? [])
				.filter(({ value }) => !isRun(value))
				.map(({ name: shown, value }) => ({ name: plain(shown), value })),
		}),
	};
}

function schemaKeyOf(key: string): string {
	return key === '' ? '' : schemaKey(key);
}

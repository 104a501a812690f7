import type { Data, ObjectSchema, StoredRecord } from './Data';
import { ok, refusal, type Answer, type Endpoint } from './endpoint';
import { fitsFilters, isFoundByQuery, pageOf, recordFilterRefusal, type Paging } from './search';
import type { Settings } from './settings';

const OWN_ENDPOINTS = ['contact', 'opportunity'];

/** Objects, and the records of custom objects and companies. */
export function recordEndpoints(data: Data, settings: Settings): Endpoint[] {
	const withObject = (key: string, work: (schema: ObjectSchema) => Answer): Answer => {
		const schema = data.objects.get(key);
		return schema ? work(schema) : refusal(404, 'Custom Object (key) not found');
	};
	/** Contacts and opportunities have endpoints of their own. */
	const ofRecords = (key: string, work: (schema: ObjectSchema) => Answer): Answer =>
		OWN_ENDPOINTS.includes(key)
			? refusal(400, `Records of ${key} are not served here`)
			: withObject(key, work);
	const withRecord = (key: string, id: string, work: (record: StoredRecord) => Answer): Answer => {
		const record = data.record(key, id);
		return record ? work(record) : refusal(404, 'Record not found');
	};
	return [
		{
			method: 'GET',
			path: '/objects/',
			query: ['locationId'],
			answer: () => ok({ objects: [...data.objects.values()].map(object) }),
		},
		{
			method: 'GET',
			path: '/objects/:key',
			query: ['locationId'],
			optionalQuery: ['fetchProperties'],
			answer: ({ params, query }) =>
				withObject(params.key, (schema) => {
					const isWanted = query.get('fetchProperties') === 'true';
					return ok({
						object: object(schema),
						cache: false,
						fields: isWanted ? fieldsOf(schema) : [],
					});
				}),
		},
		{
			method: 'POST',
			path: '/objects/:key/records/search',
			body: {
				locationId: 'string',
				page: 'number',
				pageLimit: 'number',
				'query?': 'string',
				'searchAfter?': 'array',
				...(settings.recordFilters && { 'filters?': 'array' }),
			},
			answer: ({ params, body }) =>
				ofRecords(params.key, (schema) => {
					const { filters = [], query, pageLimit } = body as unknown as RecordSearch;
					if (pageLimit < 1 || pageLimit > 100) return refusal(422, 'pageLimit is from 1 to 100');
					const refused = recordFilterRefusal(filters, schema);
					if (refused) return refused;
					const found = data
						.searchable(schema.key)
						.filter((each) => isFoundByQuery(each, schema, query))
						.filter((each) => fitsFilters(each, schema, filters));
					const records = pageOf(found, body as unknown as Paging, settings.pageLimit).map(
						(each) => ({
							...shown(data, each),
							relations: settings.embeddedRelations(each.id),
							searchAfter: [each.id],
						}),
					);
					return ok({ records, total: settings.total(found.length) });
				}),
		},
		{
			method: 'GET',
			path: '/objects/:key/records/:id',
			answer: ({ params }) =>
				ofRecords(params.key, () =>
					withRecord(params.key, params.id, (record) => ok({ record: shown(data, record) })),
				),
		},
		{
			method: 'POST',
			path: '/objects/:key/records',
			body: { locationId: 'string', properties: 'object' },
			answer: ({ params, body }) =>
				ofRecords(params.key, (schema) => {
					const properties = body.properties as Record<string, unknown>;
					const wrong = propertyFaults(schema, properties);
					if (!properties[schema.primary]) wrong.push(`${schema.primary} is required`);
					if (wrong.length > 0) return refusal(422, wrong);
					const record = data.addRecord(schema.key, properties, data.searchLagMs);
					return ok({ record: shown(data, record) }, 201);
				}),
		},
		{
			method: 'PUT',
			path: '/objects/:key/records/:id',
			query: ['locationId'],
			body: { properties: 'object' },
			answer: ({ params, body }) =>
				ofRecords(params.key, (schema) =>
					withRecord(params.key, params.id, (record) => {
						const properties = body.properties as Record<string, unknown>;
						const wrong = propertyFaults(schema, properties);
						if (wrong.length > 0) return refusal(422, wrong);
						data.change(record, properties);
						return ok({ record: shown(data, record) });
					}),
				),
		},
		{
			method: 'DELETE',
			path: '/objects/:key/records/:id',
			answer: ({ params }) =>
				withRecord(params.key, params.id, (record) => {
					data.removeRecord(record);
					return ok({ id: record.id, success: true });
				}),
		},
	];
}

interface RecordSearch extends Paging {
	query?: string;
	filters?: unknown[];
}

/** The JSON types a property of each data type may have when it is written. */
const WRITTEN_AS: Record<string, string> = {
	NUMERICAL: 'number',
	MONETORY: 'object',
	CHECKBOX: 'array',
	MULTIPLE_OPTIONS: 'array',
	TEXTBOX_LIST: 'array',
	FILE_UPLOAD: 'array',
};

function propertyFaults({ fields }: ObjectSchema, properties: Record<string, unknown>): string[] {
	return Object.entries(properties).flatMap(([key, value]) => {
		const field = fields.find((each) => each.key === key);
		if (!field) return [`property ${key} should not exist`];
		if (value === null) return [];
		const type = WRITTEN_AS[field.dataType] ?? 'string';
		const isOfType = Array.isArray(value) ? type === 'array' : typeof value === type;
		const options = field.options?.map((option) => option.key);
		const strange = options ? [value].flat().filter((each) => !options.includes(String(each))) : [];
		return [
			...(isOfType ? [] : [`${key} must be a ${type}`]),
			...strange.map((each) => `${key} has no option ${String(each)}`),
		];
	});
}

function object({ key, labels, primary }: ObjectSchema) {
	const isCustom = key.startsWith('custom_objects.');
	return {
		...{ id: `object of ${key}`, key, labels, standard: !isCustom, description: '' },
		primaryDisplayProperty: `${key}.${primary}`,
		type: isCustom ? 'USER_DEFINED' : 'SYSTEM_DEFINED',
	};
}

const fieldsOf = ({ key, fields }: ObjectSchema) =>
	fields.map(({ key: own, name, dataType, options }) => ({
		...{ fieldKey: `${key}.${own}`, name, dataType, ...(options && { options }) },
	}));

function shown(data: Data, { id, objectKey, values, createdAt, updatedAt }: StoredRecord) {
	const properties = values;
	const { locationId } = data;
	// Empty even when there are relations (seen).
	return { id, objectKey, locationId, properties, relations: [], createdAt, updatedAt };
}

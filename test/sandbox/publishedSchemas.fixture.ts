const TEXT = { type: 'string' } as const;
const TRUTH = { type: 'boolean' } as const;
const AMOUNT = { type: 'number' } as const;
const listOf = (items: object) => ({ type: 'array', items });

/** An object with these fields, of which `required` must be there; others may be there too. */
function object(required: Record<string, object>, optional: Record<string, object> = {}): object {
	return {
		type: 'object',
		required: Object.keys(required),
		properties: { ...required, ...optional },
	};
}

const texts = (...names: string[]) => Object.fromEntries(names.map((name) => [name, TEXT]));

const schema = object(
	{
		...texts('id', 'key', 'locationId', 'primaryDisplayProperty', 'dateAdded', 'dateUpdated'),
		standard: TRUTH,
		labels: object(texts('singular', 'plural')),
	},
	texts('description'),
);

const field = object(
	{
		...texts('id', 'locationId', 'objectKey', 'fieldKey', 'parentId', 'dateAdded', 'dateUpdated'),
		showInForms: TRUTH,
		dataType: {
			enum: [
				...['TEXT', 'LARGE_TEXT', 'NUMERICAL', 'PHONE', 'MONETORY', 'CHECKBOX', 'RADIO', 'DATE'],
				...['SINGLE_OPTIONS', 'MULTIPLE_OPTIONS', 'TEXTBOX_LIST', 'FILE_UPLOAD'],
			],
		},
	},
	{ name: TEXT, options: listOf(object(texts('key', 'label'))) },
);

const people = listOf(TEXT);
const record = object({
	...texts('id', 'dateAdded', 'dateUpdated'),
	owner: people,
	followers: people,
	properties: { type: 'object' },
});

const author = object(texts('channel', 'createdAt', 'source', 'sourceId'));
const listedRecord = object({
	...texts('id', 'createdAt', 'updatedAt', 'locationId', 'objectId', 'objectKey'),
	owner: people,
	followers: people,
	properties: { type: 'object' },
	createdBy: author,
	lastUpdatedBy: author,
	searchAfter: { type: 'array' },
});

const contact = object(texts('id', 'locationId', 'dateAdded', 'dateUpdated'), {
	...texts('firstName', 'lastName', 'email', 'emailLowerCase', 'phone', 'companyName', 'city'),
	...texts('firstNameLowerCase', 'lastNameLowerCase', 'fullNameLowerCase'),
	tags: listOf(TEXT),
});

const business = object(
	texts('id', 'name', 'locationId'),
	texts('phone', 'email', 'website', 'address', 'city', 'createdAt', 'updatedAt'),
);

const opportunity = object(texts('id', 'name', 'locationId', 'createdAt', 'updatedAt'), {
	...texts('status', 'contactId'),
	monetaryValue: AMOUNT,
});

const association = object(
	texts(
		...['locationId', 'id', 'key', 'associationType'],
		...['firstObjectLabel', 'firstObjectKey', 'secondObjectLabel', 'secondObjectKey'],
	),
);

/** What HighLevel's published OpenAPI files ask of each answer, by a name of ours. */
export const PUBLISHED = {
	objects: object({ objects: listOf(schema) }),
	object: object({ object: schema, cache: TRUTH, fields: listOf(field) }),
	record: object({ record }),
	records: object({ records: listOf(listedRecord), total: AMOUNT }),
	contact: object({ contact }),
	contacts: object({ contacts: listOf(contact), count: AMOUNT }),
	upserted: object({ new: TRUTH, contact, traceId: TEXT }),
	changedContact: object({ succeded: TRUTH, contact }),
	business: object({ business }),
	businesses: object({ businesses: listOf(business) }),
	writtenBusiness: object({ success: TRUTH, buiseness: business }),
	opportunity: object({ opportunity }),
	opportunities: object({
		opportunities: listOf(opportunity),
		meta: object({ total: AMOUNT, currentPage: AMOUNT }),
	}),
	association,
	deletedAssociation: object({ deleted: TRUTH, ...texts('id', 'message') }),
	locations: object({ locations: listOf(object(texts('id', 'name'))) }),
	installedLocations: object({
		locations: listOf(object(texts('_id', 'name', 'address'), { isInstalled: TRUTH })),
		count: AMOUNT,
	}),
};

import { byKey } from '../HighLevelAssociations/node.fixture';
import {
	asParameters,
	association,
	at,
	linkedPair,
	linking,
	listing,
	pair,
	pairParameters,
	VIEWER,
	type Case,
} from './cases.fixture';
import { ASSOCIATION, CONTACT, LOCATION, PROPERTIES, RELATIONS } from './endpoints.fixture';

const base = '/objects-association';
/** What each operation sends in the family of the setup guides. */
export const OF_SECOND: Case[] = [
	[
		'association.create',
		{ ...asParameters, options: { description: 'Who looked' } },
		[
			[
				`POST ${base}`,
				{
					locationId: LOCATION,
					key: VIEWER.key,
					firstObjectKey: 'contact',
					secondObjectKey: 'property',
					description: 'Who looked',
				},
			],
		],
	],
	[
		'association.create',
		{ ...asParameters, firstObject: byKey('business') },
		[
			[
				`POST ${base}`,
				{
					locationId: LOCATION,
					key: VIEWER.key,
					firstObjectKey: 'company',
					secondObjectKey: 'property',
					description: '',
				},
			],
		],
	],
	['association.get', { association }, [[`GET ${base}?${at}`]]],
	['association.get', { association: byKey('a b/c') }, [[`GET ${base}/key/a%20b%2Fc`]]],
	['association.getAll', { limit: 7 }, [[`GET ${base}?${at}`]]],
	[
		'association.getAll',
		{ filters: { object: byKey('custom_objects.property') } },
		[[`GET ${base}/object/property`]],
	],
	[
		'association.getAll',
		{ filters: { object: byKey('business') } },
		[[`GET ${base}/object/company`]],
	],
	['association.delete', { association }, [[`DELETE ${base}/${ASSOCIATION}`]]],
	['association.upsert', { ...asParameters }, [[`GET ${base}/key/viewer_property`]]],
	['relation.create', pairParameters, [[`POST ${base}/${ASSOCIATION}/relations`, pair]]],
	[
		'relation.createMany',
		linking,
		[
			[`GET ${base}?${at}`],
			[`GET /contacts/${CONTACT}`],
			[`POST ${base}/${ASSOCIATION}/relations`, pair],
		],
	],
	['relation.delete', { relationId: RELATIONS[0] }, [[`DELETE ${base}/relations/${RELATIONS[0]}`]]],
	[
		'relation.delete',
		{ ...linkedPair, deleteBy: 'records' },
		[[`GET ${base}/relations/${CONTACT}`], [`DELETE ${base}/relations/${RELATIONS[0]}`]],
	],
	['relation.getAll', listing, [[`GET ${base}/relations/${CONTACT}`]]],
	[
		'relation.getAll',
		{ ...listing, options: { includeRecord: true } },
		[
			[`GET ${base}/relations/${CONTACT}`],
			[`GET /objects/custom_objects.property/records/${PROPERTIES[0]}`],
		],
	],
	[
		'relation.sync',
		linking,
		[
			[`GET ${base}/relations/${CONTACT}`],
			[`POST ${base}/${ASSOCIATION}/relations`, pair],
			[`DELETE ${base}/relations/${RELATIONS[0]}`],
		],
	],
	['object.getAll', {}, [[`GET /objects/?${at}`]]],
];

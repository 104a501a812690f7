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

/** What each operation sends in the official family. */
export const OF_OFFICIAL: Case[] = [
	[
		'association.create',
		asParameters,
		[['POST /associations/', { locationId: LOCATION, ...VIEWER }]],
	],
	['association.get', { association }, [[`GET /associations/${ASSOCIATION}`]]],
	['association.get', { association: byKey('a b/c') }, [[`GET /associations/key/a%20b%2Fc?${at}`]]],
	['association.getAll', { limit: 7 }, [[`GET /associations/?${at}&skip=0&limit=7`]]],
	[
		'association.getAll',
		{ filters: { object: byKey('custom_objects.property') } },
		[[`GET /associations/objectKey/custom_objects.property?${at}`]],
	],
	[
		'association.update',
		{ association, updateFields: { firstObjectLabel: 'A', secondObjectLabel: 'B' } },
		[[`PUT /associations/${ASSOCIATION}`, { firstObjectLabel: 'A', secondObjectLabel: 'B' }]],
	],
	['association.delete', { association }, [[`DELETE /associations/${ASSOCIATION}`]]],
	[
		'association.upsert',
		{ ...asParameters },
		[
			[`GET /associations/key/viewer_property?${at}`],
			[
				`PUT /associations/${ASSOCIATION}`,
				{ firstObjectLabel: 'Viewer', secondObjectLabel: 'Property viewed' },
			],
		],
	],
	[
		'relation.create',
		pairParameters,
		[
			[
				'POST /associations/relations',
				{ locationId: LOCATION, associationId: ASSOCIATION, ...pair },
			],
		],
	],
	[
		'relation.createMany',
		linking,
		[
			[`GET /associations/${ASSOCIATION}`],
			[`GET /contacts/${CONTACT}`],
			[
				'POST /associations/relations',
				{ locationId: LOCATION, associationId: ASSOCIATION, ...pair },
			],
		],
	],
	[
		'relation.delete',
		{ relationId: RELATIONS[0] },
		[[`DELETE /associations/relations/${RELATIONS[0]}?${at}`]],
	],
	[
		'relation.delete',
		{ ...linkedPair, deleteBy: 'records' },
		[
			[
				`GET /associations/relations/${CONTACT}?${at}&skip=0&limit=100&associationIds%5B%5D=${ASSOCIATION}`,
			],
			[`DELETE /associations/relations/${RELATIONS[0]}?${at}`],
		],
	],
	['relation.getAll', listing, [[`GET /associations/relations/${CONTACT}?${at}&skip=0&limit=100`]]],
	[
		'relation.getAll',
		{
			...listing,
			filters: { associations: [ASSOCIATION, 'viewer_property'] },
			options: { includeRecord: true },
		},
		[
			[`GET /associations/?${at}&skip=0&limit=100`],
			// What the list lacks.
			[`GET /associations/key/viewer_property?${at}`],
			[
				`GET /associations/relations/${CONTACT}?${at}&skip=0&limit=100&associationIds%5B%5D=${ASSOCIATION}`,
			],
			[`GET /objects/custom_objects.property/records/${PROPERTIES[0]}`],
		],
	],
	[
		'relation.sync',
		linking,
		[
			[
				`GET /associations/relations/${CONTACT}?${at}&skip=0&limit=100&associationIds%5B%5D=${ASSOCIATION}`,
			],
			[
				'POST /associations/relations',
				{ locationId: LOCATION, associationId: ASSOCIATION, ...pair },
			],
			[`DELETE /associations/relations/${RELATIONS[0]}?${at}`],
		],
	],
	['object.get', { object: byKey('custom_objects.property') }, [[`GET /objects/?${at}`]]],
	['object.getAll', {}, [[`GET /objects/?${at}`]]],
];

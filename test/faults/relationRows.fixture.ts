import { byId, byKey } from '../HighLevelAssociations/node.fixture';
import { association, operation } from './operationRow.fixture';
import { linkLine, signIn, type FaultPlace } from './place.fixture';
import type { Row } from './rows.fixture';

/** Two records that are not linked yet, and two that are. */
const strangers = ({ seed }: FaultPlace) => ({
	firstRecord: byId(seed.contacts[0]),
	secondRecord: byId(seed.properties[1]),
});
const linked = ({ seed }: FaultPlace) => ({
	firstRecord: byId(seed.contacts[0]),
	secondRecord: byId(seed.properties[0]),
});

const firstRelation = ({ sandbox }: FaultPlace) => sandbox.state.relations.list()[0].id;

interface Output {
	id?: string;
	associationId?: string;
	firstRecordId?: string;
	secondRecordId?: string;
	deleted?: boolean | string[];
	created?: string[];
	unchanged?: string[];
	linkedRecordId?: string;
	fromRelationId?: string;
	toRelationId?: string;
}

const isLinked = (output: Output, { sandbox }: FaultPlace): boolean =>
	sandbox.state.relations.find(
		String(output.associationId),
		String(output.firstRecordId),
		String(output.secondRecordId),
	) !== undefined;

const created: Partial<Row> = {
	recoversOnRetry: true,
	isTrue: (items, place) => (items as Output[]).every((output) => isLinked(output, place)),
	// After a lost answer nobody knows whether the first attempt made the link or found it, and it is
	// read from the list, which shows more of it.
	unchangedPart: (item) => {
		const { id, associationId, firstRecordId, secondRecordId } = item as Output;
		return { id, associationId, firstRecordId, secondRecordId };
	},
};

const deleted: Partial<Row> = {
	isTrue: ([item], { sandbox }) => {
		const { deleted: isDeleted, id = '' } = item as Output;
		return isDeleted === false || sandbox.state.relations.get(id) === undefined;
	},
};

/** The one link of a property, to be given to another. */
const propertiesLinks = ([fromRecord, , , toRecord]: string[]) => ({
	object: byKey('custom_objects.property'),
	fromRecord: byId(fromRecord),
	toRecord: byId(toRecord),
	filters: { associations: ['tenant_property'] },
});
const linkTenant =
	(at: number) =>
	({ sandbox, seed }: FaultPlace) => {
		sandbox.state.link(seed.idOf('tenant_property'), seed.contacts[0], seed.properties[at]);
	};

const moved: Partial<Row> = {
	recoversOnRetry: true,
	isTrue: (items, { sandbox }) =>
		(items as Output[]).every(({ toRelationId = '' }) => sandbox.state.relations.get(toRelationId)),
	unchangedPart: (item) => {
		const { associationId, linkedRecordId, fromRelationId } = item as Output;
		return { associationId, linkedRecordId, fromRelationId };
	},
};

const synced = (key: string): Partial<Row> => ({
	recoversOnRetry: true,
	isTrue: ([item], place, stateAfter) => {
		const output = item as Output;
		const has = (id: string) => stateAfter.has(linkLine(key, place.seed.contacts[0], id));
		const there = [...(output.created ?? []), ...(output.unchanged ?? [])];
		return there.every(has) && !(output.deleted as string[]).some(has);
	},
});

/** Operations on relations. */
export const RELATIONS: Row[] = [
	operation(
		'relation.create',
		(place) => ({ ...association(place), ...strangers(place) }),
		created,
	),
	operation(
		'relation.create existing',
		(place) => ({ ...association(place), ...linked(place) }),
		created,
	),
	operation(
		'relation.createMany',
		(place) => ({
			...association(place),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: [0, 1, 2].map((at) => place.seed.properties[at]).join(),
		}),
		created,
	),
	operation(
		'relation.createMany in bulk',
		(place) => ({
			...association(place),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: place.seed.properties.slice(0, 9).join(),
			options: { bulk: true },
		}),
		{ ...created, only: /relations/ },
	),
	operation(
		'relation.createMany within an object',
		(place) => ({
			...association(place, 'referrer_referred'),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: place.seed.contacts[7],
		}),
		{ ...created, only: /^GET .*contacts/ },
	),
	operation('relation.delete', (place) => ({ relationId: firstRelation(place) }), deleted),
	operation(
		'relation.delete by records',
		(place) => ({ deleteBy: 'records', ...association(place), ...linked(place) }),
		deleted,
	),
	operation('relation.move', ({ seed }) => propertiesLinks(seed.properties), {
		...moved,
		arrange: linkTenant(0),
		only: /^(POST|DELETE)/,
	}),
	operation('relation.move of listed links', ({ seed }) => propertiesLinks(seed.properties), {
		...{ ...moved, recoversOnRetry: undefined },
		arrange: linkTenant(0),
		only: /^GET/,
	}),
	operation(
		'relation.move of what the new record has already',
		({ seed }) => propertiesLinks(seed.properties),
		{
			...moved,
			arrange: (place) => {
				linkTenant(0)(place);
				linkTenant(3)(place);
			},
			only: /^(POST|DELETE)/,
		},
	),
	operation(
		'relation.sync',
		(place) => ({
			...association(place),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: [12, 1, 2].map((at) => place.seed.properties[at]).join(),
		}),
		synced('buyer_property'),
	),
	operation(
		'relation.sync in bulk',
		(place) => ({
			...association(place),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: place.seed.properties.slice(4, 13).join(),
			options: { bulk: true },
		}),
		{ ...synced('buyer_property'), only: /relations/ },
	),
	operation(
		'relation.sync from none',
		(place) => ({
			...association(place, 'tenant_property'),
			record: byId(place.seed.contacts[0]),
			linkedRecordIds: place.seed.properties[3],
		}),
		{ ...synced('tenant_property'), only: /^GET (?!.*relations)/ },
	),
];

const oAuth = (place: FaultPlace) => ({
	authentication: 'oAuth2',
	...association(place),
	...strangers(place),
});

/** The same by OAuth: as a sub-account, with a token that has expired, and as an agency. */
export const SIGN_INS: Row[] = [
	operation('relation.create by OAuth', oAuth, {
		...created,
		arrange: (place) => signIn(place, { userType: 'Location' }),
	}),
	operation('relation.create, token expired', oAuth, {
		...created,
		arrange: (place) => signIn(place, { userType: 'Location', expired: true }),
	}),
	operation(
		'relation.create as agency',
		(place) => ({ ...oAuth(place), locationId: place.sandbox.locationId }),
		{ ...created, arrange: (place) => signIn(place, { userType: 'Company' }) },
	),
];

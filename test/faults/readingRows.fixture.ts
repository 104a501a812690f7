import type { IDataObject } from 'n8n-workflow';
import { byId, byKey, PIT, TYPE, type Parameters } from '../HighLevelAssociations/node.fixture';
import {
	TYPE as POLL_TYPE,
	watchAssociations,
	watchRelations,
} from '../HighLevelAssociationsPollTrigger/poll.fixture';
import { COMPANIES_CONTACTS } from './listingRows.fixture';
import type { FaultPlace } from './place.fixture';
import { outcomeOf, type Row } from './rows.fixture';

type Build = (place: FaultPlace) => Parameters;

const node = (parameters: Parameters) => ({
	type: TYPE,
	parameters,
	credentials: { [PIT]: 'pit' },
});

function picker(name: string, build: Build = () => ({}), filter?: string): Row {
	const [method] = name.split(' ');
	return {
		name: `picker ${name}`,
		hasItems: false,
		run: async (place) =>
			await outcomeOf(
				place.engine
					.listSearch({ ...node({ ...build(place) }), method, filter })
					.then(({ results, paginationToken }) => [...results, { paginationToken }]),
			),
	};
}

const fixed = (parameters: Parameters) => (): Parameters => parameters;
const ofAssociation: Build = ({ seed }) => ({
	resource: 'relation',
	operation: 'create',
	association: byId(seed.idOf('buyer_property')),
});
const ofObject = (key: string) =>
	fixed({ resource: 'relation', operation: 'getAll', object: byKey(key) });

/** Every list a user can choose from. */
export const PICKERS: Row[] = [
	picker('getAssociations'),
	picker('getAssociations by text', undefined, 'buyer'),
	{
		name: 'picker getAssociationOptions',
		hasItems: false,
		run: async ({ engine }) =>
			await outcomeOf(engine.loadOptions({ ...node({}), method: 'getAssociationOptions' })),
	},
	picker('getObjects'),
	picker('getFirstRecords', ofAssociation),
	picker('getSecondRecords', ofAssociation),
	picker('getSideRecords', (place) => ({
		...ofAssociation(place),
		operation: 'createMany',
		recordSide: 'second',
	})),
	picker('getObjectRecords contacts', ofObject('contact')),
	picker('getObjectRecords opportunities', ofObject('opportunity')),
	picker('getObjectRecords companies', ofObject('business')),
];

const memories = new WeakMap<FaultPlace, IDataObject>();

async function pollOnce(place: FaultPlace, parameters: Parameters, mode?: 'manual') {
	const staticData = memories.get(place);
	const items = await place.engine.poll({
		type: POLL_TYPE,
		parameters,
		credentials: { [PIT]: 'pit' },
		staticData,
		mode,
	});
	return items && items.map(({ json }) => json);
}

/** A poll that has something to report. */
function poll(
	name: string,
	build: Build,
	change: (place: FaultPlace) => void,
	more: Partial<Row> = {},
): Row {
	return {
		...more,
		name: `poll ${name}`,
		hasItems: false,
		async arrange(place) {
			memories.set(place, {});
			await pollOnce(place, build(place));
			change(place);
		},
		run: async (place) => await outcomeOf(pollOnce(place, build(place))),
		nextRunCatchesUp: true,
	};
}

function sample(name: string, build: Build, more: Partial<Row> = {}): Row {
	return {
		...more,
		name: `poll sample of ${name}`,
		hasItems: false,
		run: async (place) => await outcomeOf(pollOnce(place, build(place), 'manual')),
	};
}

const watched: Build = ({ seed }) =>
	watchRelations([seed.contacts[0], seed.contacts[5]], { associations: 'buyer_property' });

const allLinks: Parameters = {
	events: ['RelationCreate', 'RelationDelete'],
	of: 'association',
	association: byKey(COMPANIES_CONTACTS),
	includeNames: false,
};

/** What the polling trigger does. */
export const POLLS: Row[] = [
	poll('associations', fixed(watchAssociations), ({ sandbox, seed }) => {
		sandbox.state.removeAssociation(seed.idOf('tenant_property'));
		const twoContacts = { firstObjectKey: 'contact', secondObjectKey: 'contact' };
		const labels = { firstObjectLabel: 'Friend', secondObjectLabel: 'Befriended' };
		sandbox.state.associations.add({ key: 'friends', ...twoContacts, ...labels });
	}),
	poll('relations', watched, ({ sandbox, seed }) => {
		const { state } = sandbox;
		state.link(seed.idOf('buyer_property'), seed.contacts[0], seed.properties[1]);
		state.relations.remove(state.relations.list()[0].id);
	}),
	poll(
		'all links of an association',
		fixed(allLinks),
		({ sandbox: { state }, seed }) => {
			const companies = seed.idOf(COMPANIES_CONTACTS);
			state.link(companies, seed.companies[0], seed.contacts[0]);
			const [{ id }] = state.relations.ofRecord(seed.companies[1], [companies]).items;
			state.relations.remove(id);
		},
		// The records are searched in the sample too, which costs a third of the time.
		{ only: /associations/ },
	),
	sample('associations', fixed(watchAssociations)),
	sample('relations', watched),
	sample('all links of an association with names', fixed({ ...allLinks, includeNames: true }), {
		namesMayBeNull: 'where unanswered',
	}),
];

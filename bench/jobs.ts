import type { IDataObject } from 'n8n-workflow';
import type { SandboxOptions } from '../sandbox';
import type { JobSite } from './jobSite';

/** Links a list comes with at most, in one page. */
const PAGE = 100;
const pages = (entries: number): number => Math.max(1, Math.ceil(entries / PAGE));

/** Something people do, and how many requests it takes. */
export interface Job {
	what: string;
	seed: SandboxOptions['seed'];
	/** What is there before, not counted. */
	prepare?(site: JobSite): Promise<void>;
	run(site: JobSite): Promise<unknown>;
	/** Target for this node. */
	most?: number;
	/** Requests of HTTP Request nodes as people build them today; each job says how that is. */
	today: number;
	/** The fewest that the documented endpoints allow, IDs of associations and objects known. */
	least: number;
}

const relation = (operation: string): IDataObject => ({ resource: 'relation', operation });
const byId = (value: string): IDataObject => ({ __rl: true, mode: 'id', value });
const byName = (value: string): IDataObject => ({ __rl: true, mode: 'name', value });
const byKey = (value: string): IDataObject => ({ __rl: true, mode: 'key', value });

/** Links the first property with the contacts from one number to another. */
async function link(site: JobSite, from: number, to: number): Promise<void> {
	const { sandbox, contacts, properties, association } = site;
	for (const contact of contacts.slice(from, to)) {
		sandbox.state.link(association.id, contact, properties[0]);
	}
}

/** As on a sheet that somebody keeps: an e-mail, and a property's address. */
const BY_NAME: Job = {
	what: '200 rows to link by email and address, of 230 contacts and 230 properties',
	seed: { contacts: 230, properties: 230, relations: 0 },
	async run({ run, sandbox, association }) {
		const { records } = sandbox.state;
		const valuesOf = (object: string, property: string) =>
			records.list(object).map(({ properties }) => String(properties[property]));
		const addresses = valuesOf('custom_objects.property', 'address');
		await run(
			{
				...relation('create'),
				association: association.locator,
				firstRecord: byName('={{ $json.email }}'),
				secondRecord: byName('={{ $json.address }}'),
			},
			valuesOf('contact', 'email')
				.slice(0, 200)
				.map((email, row) => ({ email, address: addresses[row] })),
		);
	},
	// A search for the contact, a search for the property, and a POST, for each row.
	today: 200 * 3,
	// All e-mails in one search (500 filters are taken), the properties in pages, and the POSTs.
	least: 1 + pages(230) + 200,
};

/** 5,000 pairs of 50 properties with 100 contacts each; half of every property's exist. */
const HALF_EXIST: Job = {
	what: '5,000 rows to link, half of them linked already (50 properties, 100 contacts)',
	seed: { contacts: 100, properties: 50, relations: 0 },
	async prepare({ sandbox, contacts, properties, association }) {
		for (const property of properties) {
			for (const contact of contacts.slice(0, 50)) {
				sandbox.state.link(association.id, contact, property);
			}
		}
	},
	run: async (site) => await linkAll(site),
	// A GET of the record's relations for each row, an IF node, and a POST where there is no link.
	today: 5_000 + 2_500,
	// A list for each property, and a POST for each link that is missing.
	least: 50 + 2_500,
};

const ROWS_IN_BULK: Job = {
	what: '5,000 new rows to link, with Use Bulk Requests (50 properties, 100 contacts)',
	seed: HALF_EXIST.seed,
	run: async (site) => await linkAll(site, { bulk: true }),
	today: 5_000 + 5_000,
	least: 5_000,
};

/** A row for each property and contact. */
async function linkAll(site: JobSite, options: IDataObject = {}): Promise<void> {
	const { run, contacts, properties, association } = site;
	await run(
		{
			...relation('create'),
			association: association.locator,
			firstRecord: byId('={{ $json.contact }}'),
			secondRecord: byId('={{ $json.property }}'),
			options,
		},
		properties.flatMap((property) => contacts.map((contact) => ({ contact, property }))),
	);
}

/** 250 links, of which 150 stay; 150 are new and 100 go. */
const SYNC: Job = {
	what: 'a record synced with a list of 300: 150 stay, 150 are new, 100 go',
	seed: { contacts: 400, properties: 1, relations: 0 },
	prepare: async (site) => await link(site, 0, 250),
	async run({ run, contacts, properties, association }) {
		await run({
			...relation('sync'),
			association: association.locator,
			recordSide: 'second',
			record: byId(properties[0]),
			linkedRecordIds: contacts.slice(100, 400).join(','),
		});
	},
	// A list, a Code node that compares, a POST and a DELETE for each difference.
	today: pages(250) + 150 + 100,
	least: pages(250) + 150 + 100,
};

/** Create Many with Use Bulk Requests: an undocumented endpoint, so the least by documented ones is more. */
const BULK: Job = {
	what: '220 new links of a record, with Use Bulk Requests',
	seed: { contacts: 220, properties: 1, relations: 0 },
	run: linkInBulk,
	most: 14,
	// A POST for each.
	today: 220,
	least: 220,
};

const BULK_AGAIN: Job = {
	...BULK,
	what: 'the same again',
	prepare: async (site) => await link(site, 0, 220),
	least: pages(220),
};

async function linkInBulk({ run, contacts, properties, association }: JobSite): Promise<void> {
	await run({
		...relation('createMany'),
		association: association.locator,
		recordSide: 'second',
		record: byId(properties[0]),
		linkedRecordIds: contacts.join(','),
		options: { bulk: true },
	});
}

const WITH_RECORDS: Job = {
	what: '200 links of a record with the records at their other ends, of 230',
	seed: { contacts: 230, properties: 1, relations: 0 },
	prepare: async (site) => await link(site, 0, 200),
	async run({ run, properties }) {
		await run({
			...relation('getAll'),
			object: byKey('custom_objects.property'),
			record: byId(properties[0]),
			returnAll: true,
			includeNames: false,
			options: { includeRecord: true },
		});
	},
	most: 6,
	// A list, and a GET for each record.
	today: pages(200) + 200,
	// Contacts come in pages of up to 500.
	least: pages(200) + 1,
};

/** As above, with what the node adds as long as nobody switches it off. */
const WITH_RECORDS_AND_NAMES: Job = {
	...WITH_RECORDS,
	what: 'the same with the names of records and associations (the default)',
	async run({ run, properties }) {
		await run({
			...relation('getAll'),
			object: byKey('custom_objects.property'),
			record: byId(properties[0]),
			returnAll: true,
			options: { includeRecord: true },
		});
	},
	// The record itself, its object's schema and the associations besides.
	today: WITH_RECORDS.today + 3,
	least: WITH_RECORDS.least + 3,
};

const POLL: Job = {
	what: 'a poll of 50 watched records with 20 links each',
	seed: { contacts: 20, properties: 50, relations: 0 },
	async prepare({ sandbox, contacts, properties, association, poll }) {
		for (const property of properties) {
			for (const contact of contacts) sandbox.state.link(association.id, contact, property);
		}
		await poll(watching(properties));
	},
	run: async ({ poll, properties }) => await poll(watching(properties)),
	// A GET of each record's relations, and a comparison with the last ones.
	today: 50,
	least: 50,
};

/** 200 records of which half have no links: a look that finds nothing new. */
const POLL_ASSOCIATION: Job = {
	what: 'a poll of all links of an association: 200 records, 100 of them with 10 links each',
	seed: { contacts: 300, properties: 200, relations: 0 },
	async prepare({ sandbox, contacts, properties, association, poll }) {
		for (const property of properties.slice(0, 100)) {
			for (const contact of contacts.slice(0, 10)) {
				sandbox.state.link(association.id, contact, property);
			}
		}
		await poll(watchingAll(association.locator));
	},
	run: async ({ poll, association }) => await poll(watchingAll(association.locator)),
	// Pages of records, and a GET of each one's relations.
	today: pages(200) + 200,
	least: pages(200) + 200,
};

const ALL_LINKS: Job = {
	what: 'all links of an association: 200 records, 100 of them with 10 links each',
	seed: POLL_ASSOCIATION.seed,
	async prepare({ sandbox, contacts, properties, association }) {
		for (const property of properties.slice(0, 100)) {
			for (const contact of contacts.slice(0, 10)) {
				sandbox.state.link(association.id, contact, property);
			}
		}
	},
	run: async ({ run, association }) =>
		await run({
			...relation('getAll'),
			of: 'association',
			associations: [association.id],
			returnAll: true,
			includeNames: false,
		}),
	today: pages(200) + 200,
	least: pages(200) + 200,
};

function watchingAll(association: IDataObject): IDataObject {
	return { of: 'association', events: ['RelationCreate', 'RelationDelete'], association };
}

function watching(records: string[]): IDataObject {
	return {
		of: 'records',
		events: ['RelationCreate', 'RelationDelete'],
		records: records.join(','),
	};
}

/** All jobs, in the table's order. */
export const jobs: Job[] = [
	BY_NAME,
	HALF_EXIST,
	ROWS_IN_BULK,
	SYNC,
	BULK,
	BULK_AGAIN,
	WITH_RECORDS,
	WITH_RECORDS_AND_NAMES,
	POLL,
	ALL_LINKS,
	POLL_ASSOCIATION,
];

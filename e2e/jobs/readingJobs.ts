import assert from 'node:assert/strict';

import { CONVERT_TO_FILE, FILTER, node } from '../n8n/workflows';
import type { Job } from './Job';
import { associationId, byId, byKey, byName, highLevel, START } from './jobNodes';

const linksOfContact: Job = {
	name: "a readable list of a contact's links",
	nodes: 2,
	build(bed) {
		const { state } = bed.sandbox;
		const [contact] = state.records.list('contact');
		return {
			chain: [
				START,
				highLevel(bed, 'Links', 1, {
					operation: 'getAll',
					object: byKey('contact'),
					record: byName('ada.abbott@example.com'),
				}),
			],
			check(items) {
				assert.equal(items.length, state.relations.ofRecord(contact.id).items.length);
				const words = ['recordName', 'linkedRecordName', 'linkedRecordLabel', 'associationKey'];
				for (const item of items) {
					assert.deepEqual(Object.keys(item).slice(0, 4), words);
					assert.equal(item.recordName, 'Ada Abbott');
					for (const word of words) assert.equal(typeof item[word], 'string', word);
				}
			},
		};
	},
};

const overview: Job = {
	name: 'an overview of objects and associations, with counts',
	nodes: 2,
	build: (bed) => ({
		chain: [
			START,
			highLevel(bed, 'Model', 1, {
				resource: 'object',
				operation: 'getModel',
				options: { includeCounts: true },
			}),
		],
		check([{ objects, associations, mermaid }]) {
			const { state } = bed.sandbox;
			const contacts = (objects as Array<{ key: string }>).find(({ key }) => key === 'contact');
			assert.deepEqual(contacts, { ...contacts, records: state.records.count('contact') });
			assert.equal((associations as unknown[]).length, state.associations.list().length);
			assert.match(String(mermaid), /contact \}o--o\{ property : "Buyer \/ Property bought"/);
		},
	}),
};

const exported: Job = {
	name: 'all links of an association, as a CSV file',
	nodes: 3,
	build(bed) {
		const { state } = bed.sandbox;
		const buyer = associationId(bed, 'buyer_property');
		return {
			chain: [
				START,
				highLevel(bed, 'All links', 1, {
					operation: 'getAll',
					of: 'association',
					associations: ['buyer_property'],
					returnAll: true,
				}),
				node('CSV', CONVERT_TO_FILE, 2, { typeVersion: 1.1, parameters: {} }),
			],
			check(items, execution) {
				const links = state.relations.list().filter((link) => link.associationId === buyer);
				assert.equal(items.length, links.length);
				for (const { firstRecordName, secondRecordName } of items) {
					assert.match(String(firstRecordName), /^\S+ \S+/);
					assert.match(String(secondRecordName), /^\d+ /);
				}
				assert.equal(execution.runsOf('CSV'), 1);
			},
		};
	},
};

/** HighLevel cannot be asked for these: each record's links are looked at. */
const withoutLinks: Job = {
	name: 'the records that nothing is linked with',
	nodes: 4,
	build(bed) {
		const { state } = bed.sandbox;
		const tenant = associationId(bed, 'tenant_property');
		const free = state.records
			.list('custom_objects.property')
			.filter(({ id }) => state.relations.ofRecord(id, [tenant]).items.length === 0);
		return {
			chain: [
				START,
				highLevel(bed, 'Properties', 1, {
					resource: 'record',
					operation: 'getAll',
					object: byKey('custom_objects.property'),
					returnAll: true,
				}),
				highLevel(bed, 'Links', 2, {
					operation: 'getAll',
					record: byId('={{ $json.id }}'),
					filters: { associations: [tenant] },
					options: { whenNoLink: 'item', includeInput: true },
				}),
				node('Without', FILTER, 3, {
					typeVersion: 2.2,
					parameters: {
						conditions: {
							options: { caseSensitive: true, typeValidation: 'loose', version: 2 },
							conditions: [
								{
									leftValue: '={{ $json.linked }}',
									operator: { type: 'boolean', operation: 'false', singleValue: true },
								},
							],
							combinator: 'and',
						},
					},
				}),
			],
			check(_items, execution) {
				const found = execution.itemsOf('Without', 0);
				assert.deepEqual(
					found.map(({ name }) => name),
					free.map(({ properties }) => properties.address),
				);
				assert.deepEqual(Object.keys(found[0]).slice(0, 2), ['linked', 'name']);
			},
		};
	},
};

export const readingJobs: Job[] = [linksOfContact, overview, exported, withoutLinks];

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { EXTRACT_FROM_FILE, FORM_TRIGGER, node } from '../n8n/workflows';
import { submitForm } from '../n8n/forms';
import { Receiver } from '../stubs/Receiver';
import type { TestBed } from '../TestBed';
import type { Job } from './Job';
import { associationId, byId, byKey, byName, highLevel, START } from './jobNodes';

const ROWS = 30;
const UNKNOWN_ROW = 27;
const EMPTY_ROW = 28;
/** Excel puts it in front of a CSV. */
const BOM = '\uFEFF';

/** Each row is linked, and comes out with its own fields and what became of it. */
const csvOfNames: Job = {
	name: 'a CSV of 30 names, linked, with a report',
	nodes: 3,
	build(bed) {
		const rows = namedRows(bed);
		const csv = [
			'Email,Address,Note',
			...rows.map(({ email, address }, i) => `${email},"${address}",row ${i}`),
		].join('\n');
		return {
			chain: [
				node('CSV', FORM_TRIGGER, 0, {
					typeVersion: 2.2,
					parameters: {
						formTitle: 'Links',
						formFields: { values: [{ fieldLabel: 'CSV', fieldType: 'file' }] },
					},
					webhookId: randomUUID(),
				}),
				node('Rows', EXTRACT_FROM_FILE, 1, {
					parameters: { binaryPropertyName: 'CSV', options: { enableBOM: true } },
				}),
				highLevel(
					bed,
					'Link',
					2,
					{
						association: byKey('tenant_property'),
						firstRecord: byName('={{ $json.Email }}'),
						secondRecord: byName('={{ $json.Address }}'),
						options: { whenNone: 'skip', includeInput: true },
					},
					{ onError: 'continueRegularOutput' },
				),
			],
			start: async (saved) =>
				await submitForm(bed, saved, [new File([BOM + csv], 'links.csv', { type: 'text/csv' })]),
			check(items) {
				assert.equal(items.length, ROWS);
				assert.deepEqual(
					// n8n leaves an empty cell out.
					items.map(({ Email = '', Address, Note }) => [Email, Address, Note]),
					rows.map(({ email, address }, i) => [email, address, `row ${i}`]),
				);
				const fields = (row: number) => Object.keys(items[row]);
				const report = ['outcome', 'reason', 'Email', 'Address', 'Note'];
				assert.deepEqual(fields(0).slice(0, report.length), report);
				assert.deepEqual(fields(UNKNOWN_ROW), report);
				assert.match(String(items[UNKNOWN_ROW].reason), /nobody@example\.com/);
				assert.match(String(items[EMPTY_ROW].reason), /"First Record" is empty/);
				const outcomes = items.map(({ outcome }) => outcome);
				const count = (outcome: string) => outcomes.filter((each) => each === outcome).length;
				assert.deepEqual(['created', 'existing', 'skipped', 'refused'].map(count), [
					ROWS - 3,
					1,
					1,
					1,
				]);
			},
		};
	},
};

/** Rows of IDs come from another system; one of them was linked before. */
const rowsOfIds: Job = {
	name: 'rows with IDs, linked',
	nodes: 3,
	async build(bed) {
		const { state } = bed.sandbox;
		const properties = state.records.list('custom_objects.property');
		const rows = state.records
			.list('contact')
			.slice(0, 12)
			.map(({ id }, i) => ({ contact: id, property: properties[i].id }));
		const tenant = associationId(bed, 'tenant_property');
		state.link(tenant, rows[0].contact, rows[0].property);
		const source = await Receiver.start(bed.cleanup, rows);
		return {
			chain: [
				START,
				source.told("'rows'", 1),
				highLevel(bed, 'Link', 2, {
					association: byKey('tenant_property'),
					firstRecord: byId('={{ $json.contact }}'),
					secondRecord: byId('={{ $json.property }}'),
				}),
			],
			check(items) {
				assert.deepEqual(
					items.map(({ outcome, firstRecordId, secondRecordId }) => [
						outcome,
						firstRecordId,
						secondRecordId,
					]),
					rows.map(({ contact, property }, i) => [i ? 'created' : 'existing', contact, property]),
				);
			},
		};
	},
};

/** The contact's links are the two addresses afterwards, and nothing else. */
const exactlyTheList: Job = {
	name: "a contact's links made exactly a list of names",
	nodes: 2,
	build(bed) {
		const { state } = bed.sandbox;
		const [first, second] = state.records.list('custom_objects.property');
		const [contact] = state.records.list('contact');
		const names = [first, second].map(({ properties }) => String(properties.address));
		return {
			chain: [
				START,
				highLevel(bed, 'Sync', 1, {
					operation: 'sync',
					association: byKey('buyer_property'),
					record: byName('ada.abbott@example.com'),
					linkedRecordsBy: 'name',
					linkedRecords: names.join('\n'),
				}),
			],
			check([result]) {
				assert.deepEqual(Object.keys(result), ['created', 'deleted', 'unchanged', 'dryRun']);
				const buyer = associationId(bed, 'buyer_property');
				const links = state.relations.ofRecord(contact.id, [buyer]).items;
				assert.deepEqual(
					links.map(({ secondRecordId }) => secondRecordId).sort(),
					[first.id, second.id].sort(),
				);
			},
		};
	},
};

export const linkingJobs: Job[] = [csvOfNames, rowsOfIds, exactlyTheList];

/** 30 rows: the first is linked already, one knows nobody, one says nobody. */
function namedRows(bed: TestBed): Array<{ email: string; address: string }> {
	const { state } = bed.sandbox;
	const contacts = state.records.list('contact');
	const properties = state.records.list('custom_objects.property');
	state.link(associationId(bed, 'tenant_property'), contacts[0].id, properties[0].id);
	return Array.from({ length: ROWS }, (_, i) => ({
		email:
			i === UNKNOWN_ROW
				? 'nobody@example.com'
				: i === EMPTY_ROW
					? ''
					: String(contacts[i].properties.email),
		address: String(properties[i].properties.address),
	}));
}

import type * as Hastened from '../../connection/hastened.fixture';
import {
	byId,
	byKey,
	byName,
	byUrl,
	openPlace,
	seeded,
	type Parameters,
	type Place,
} from '../node.fixture';
import { agentFor } from './agent.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../../connection/hastened.fixture').hastened(),
);

const said = (key: string) => `={{ $fromAI('${key}', '', 'string') }}`;

describe('what a model says is understood by what it is', () => {
	let place: Place;
	let seed: ReturnType<typeof seeded>;
	beforeEach(async () => {
		place = await openPlace();
		seed = seeded(place.sandbox);
	});

	/** Lets a model call the tool, and gives what it is answered, parsed. */
	const call = async (parameters: Parameters, args: Parameters): Promise<Parameters[]> => {
		const { answer } = await agentFor(place.pitData).call(
			{ resource: 'relation', ...parameters },
			args,
		);
		if (answer.startsWith('Error')) throw new Error(answer);
		return JSON.parse(answer) as Parameters[];
	};
	const creating = (association: unknown) => ({
		operation: 'create',
		association,
		firstRecord: byId(seed.contacts[1]),
		secondRecord: byId(seed.properties[2]),
	});

	it.each([
		['a key', 'By ID', byId, () => 'tenant_property'],
		['an ID', 'By ID', byId, () => seed.idOf('tenant_property')],
		['a key', 'By Key', byKey, () => 'tenant_property'],
		['an ID', 'By Key', byKey, () => seed.idOf('tenant_property')],
	])('an association by %s in the mode %s', async (_what, _mode, write, value) => {
		const [link] = await call(creating(write(said('a'))), { a: value() });
		expect(link).toMatchObject({ associationId: seed.idOf('tenant_property') });
	});

	it('an association that is not there, which is called so', async () => {
		const creation = call(creating(byId(said('a'))), { a: 'nothing_such' });
		await expect(creation).rejects.toThrow('no association with the ID or key "nothing_such"');
	});

	it.each([
		['an ID in the mode By URL', byUrl, () => seed.contacts[1]],
		[
			'an address in the mode By ID',
			byId,
			() => `https://app.x.example/v2/location/a/contacts/detail/${seed.contacts[1]}`,
		],
		['an email in the mode By ID', byId, () => emailOf(seed.contacts[1])],
		['an email in the mode By Name or Email', byName, () => emailOf(seed.contacts[1])],
		['an ID in the mode By Name or Email', byName, () => seed.contacts[1]],
		[
			'an address in the mode By Name or Email',
			byName,
			() => `https://app.x.example/v2/location/a/contacts/detail/${seed.contacts[1]}`,
		],
	])('a record by %s', async (_how, write, value) => {
		const [link] = await call(
			{ ...creating(byId(seed.idOf('tenant_property'))), firstRecord: write(said('r')) },
			{ r: value() },
		);
		expect(link).toMatchObject({ firstRecordId: seed.contacts[1] });
	});

	it('a record by a name that is no ID either, which is called a name that nothing bears', async () => {
		const calling = call(
			{ ...creating(byKey('tenant_property')), firstRecord: byName(said('r')) },
			{ r: 'Nobody' },
		);
		await expect(calling).rejects.toThrow('No contact with the name "Nobody" was found');
	});

	it("a person's name is never taken for an ID", async () => {
		const error = await place.refusal({
			resource: 'relation',
			...creating(byKey('tenant_property')),
			firstRecord: byName(seed.contacts[1]),
		});
		expect(error.message).toContain(`No contact with the name "${seed.contacts[1]}" was found`);
		expect(place.asked().filter((request) => request.startsWith('GET /contacts/'))).toEqual([]);
	});

	describe.each(['createMany', 'sync'])('the side of the record in %s', (operation) => {
		const linking = (record: unknown, linkedRecordIds: string, more: Parameters = {}) => ({
			operation,
			association: byId(seed.idOf('tenant_property')),
			recordSide: 'first',
			record,
			linkedRecordIds,
			...more,
		});

		it('is the other one where HighLevel knows the record there alone', async () => {
			await call(linking(byId(said('r')), seed.contacts[1]), { r: seed.properties[2] });
			expect(seed.countOf('tenant_property', seed.contacts[1], seed.properties[2])).toBe(1);
		});

		it('is the one that is set where the record stands there', async () => {
			await call(linking(byId(said('r')), seed.properties[2]), { r: seed.contacts[1] });
			expect(seed.countOf('tenant_property', seed.contacts[1], seed.properties[2])).toBe(1);
		});

		it('is the other one for a list of names too', async () => {
			await call(
				linking(byId(said('r')), '', {
					linkedRecordsBy: 'name',
					linkedRecords: emailOf(seed.contacts[1]),
				}),
				{ r: seed.properties[2] },
			);
			expect(seed.countOf('tenant_property', seed.contacts[1], seed.properties[2])).toBe(1);
		});

		it('may be said in other letters', async () => {
			await call(
				linking(byId(seed.properties[2]), seed.contacts[1], { recordSide: said('side') }),
				{ side: 'Second' },
			);
			expect(seed.countOf('tenant_property', seed.contacts[1], seed.properties[2])).toBe(1);
		});

		it('stays refused for a person, who can choose it', async () => {
			const error = await place.refusal({
				resource: 'relation',
				...linking(byId(seed.properties[2]), seed.contacts[1]),
			});
			expect(error.message).toContain('is not a record of "contact"');
		});

		it('stays refused for a record of neither object', async () => {
			const calling = call(linking(byId(said('r')), seed.contacts[1]), { r: seed.companies[0] });
			await expect(calling).rejects.toThrow('is not a record of');
		});
	});

	describe('what to delete by', () => {
		const deleting = {
			operation: 'delete',
			deleteBy: said('by'),
			relationId: said('relation'),
			association: byId(said('association')),
			firstRecord: byId(said('first')),
			secondRecord: byId(said('second')),
		};
		const nothing = { by: '', relation: '', association: '', first: '', second: '' };

		it.each(['', 'relationId', 'Relation ID', 'records'])(
			'is the relation where it alone is given, whatever is said: %j',
			async (by) => {
				const [relation] = place.sandbox.state.relations.ofRecord(seed.contacts[0]).items;
				const [{ deleted, id }] = await call(deleting, { ...nothing, by, relation: relation.id });
				expect({ deleted, id }).toEqual({ deleted: true, id: relation.id });
			},
		);

		it.each(['', 'relationId', 'records'])(
			'are the records where they alone are given, whatever is said: %j',
			async (by) => {
				const [relation] = place.sandbox.state.relations.ofRecord(seed.contacts[0]).items;
				const [{ deleted, id }] = await call(deleting, {
					...nothing,
					by,
					association: relation.associationId,
					first: relation.firstRecordId,
					second: relation.secondRecordId,
				});
				expect({ deleted, id }).toEqual({ deleted: true, id: relation.id });
			},
		);
	});

	function emailOf(contactId: string): string {
		return String(place.sandbox.state.records.get(contactId)?.properties.email);
	}
});

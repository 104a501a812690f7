import fc from 'fast-check';
import { isHighLevelError } from '../../nodes/highLevel/api/HighLevelError';
import { clientOf } from './client.fixture';
import type { Cardinality } from './Data';
import { seed } from './seed';
import { startHighLevel } from './server';

const CARDINALITIES: Cardinality[] = ['ONE_TO_ONE', 'ONE_TO_MANY', 'MANY_TO_ONE', 'MANY_TO_MANY'];
const RECORDS = 4;
const record = fc.nat(RECORDS - 1);

describe.each(['first', 'second'] as const)('sync of a record on the %s side', (side) => {
	it.each(CARDINALITIES)(
		'does all of it or leaves everything as it was (%s)',
		async (cardinality) => {
			await fc.assert(
				fc.asyncProperty(
					fc.array(fc.tuple(record, record), { maxLength: 8 }),
					fc.uniqueArray(record, { maxLength: RECORDS }),
					async (existing, wanted) => {
						const server = await startHighLevel();
						try {
							const { data } = server;
							const { contacts, properties, owner } = seed(data, {
								contacts: RECORDS,
								properties: RECORDS,
							});
							owner.cardinality = cardinality;
							for (const [one, other] of existing) {
								data.link(owner.id, contacts[one].id, properties[other].id);
							}
							const [own, others] =
								side === 'first' ? [contacts, properties] : [properties, contacts];
							const linked = () =>
								data
									.linksOfRecord(own[0].id)
									.map(({ firstRecordId, secondRecordId }) =>
										firstRecordId === own[0].id ? secondRecordId : firstRecordId,
									)
									.sort();
							const all = () => data.relations.size;
							const [before, allBefore] = [linked(), all()];
							const list = wanted.map((at) => others[at].id).sort();

							const outcome = await clientOf(server)
								.relations.sync({
									association: { by: 'id', value: owner.id },
									side,
									recordId: own[0].id,
									linkedRecordIds: list,
									dryRun: false,
								})
								.then(
									() => 'done',
									(error: unknown) => (isHighLevelError(error) ? 'refused' : String(error)),
								);

							expect(['done', 'refused']).toContain(outcome);
							// What it does to other records' links: nothing.
							expect(all() - allBefore).toBe(linked().length - before.length);
							if (outcome === 'done') expect(linked()).toEqual(list);
							else expect(before.filter((id) => !linked().includes(id))).toEqual([]);
						} finally {
							await server.close();
						}
					},
				),
				{ numRuns: 30 },
			);
		},
	);
});

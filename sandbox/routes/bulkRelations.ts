import type { FastifyInstance } from 'fastify';

import { Refusal } from '../answers/Refusal';
import { fields, NOTHING, TEXT } from '../answers/validation';
import type { RouteContext } from './context';
import { linkRecords } from './linkRecords';
import { holdingsFor } from './LocationHoldings';

interface Pair {
	associationId: string;
	firstRecordId: string;
	secondRecordId: string;
}

/** Of so many links one is lost where the settings say that some are. */
const ONE_LOST_OF = 10;

/**
 * Many links in one request: used by HighLevel's own app and undocumented, so what it does is for the
 * settings to say. Seen: the body, and `results.errored` of the answer.
 */
export async function bulkRelationRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { settings } = context;
	const held = holdingsFor(context);
	let asked = 0;

	app.post<{ Body: { add: Pair[] } }>(
		'/associations/relations/bulk',
		{
			config: { scope: 'associations/relation.write' },
			preValidation: async () => {
				if (settings.bulk === 'off') {
					throw new Refusal(404, 'Cannot POST /associations/relations/bulk');
				}
			},
			schema: {
				querystring: NOTHING,
				body: fields({
					locationId: TEXT,
					add: {
						type: 'array',
						items: fields({ associationId: TEXT, firstRecordId: TEXT, secondRecordId: TEXT }),
					},
				}),
			},
		},
		async (request, reply) => {
			const { add } = request.body;
			if (settings.bulk === 'refuses') throw new Refusal(422, ['add is not supported']);
			if (add.length > settings.mostBulk) {
				throw new Refusal(422, [`add must contain no more than ${settings.mostBulk} elements`]);
			}
			const errored = add.flatMap((pair) => {
				asked += 1;
				if (settings.bulk === 'loses' && asked % ONE_LOST_OF === 0) return [];
				try {
					linkRecords(context, held(request).association(pair.associationId), pair, {
						notFound: settings.notFoundStatus,
						duplicate: 400,
					});
					return [];
				} catch (error) {
					if (!(error instanceof Refusal)) throw error;
					return [{ ...pair, error: error.message }];
				}
			});
			return reply.code(201).send({ results: { errored } });
		},
	);
}

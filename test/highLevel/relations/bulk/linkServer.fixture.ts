import type {
	HighLevelRequest,
	HighLevelResponse,
	Send,
} from '../../../../nodes/highLevel/api/http';
import type { FamilyName } from '../../../../nodes/highLevel/endpoints/EndpointFamily';
import { HighLevelClient } from '../../../../nodes/highLevel/HighLevelClient';

interface Pair {
	associationId: string;
	firstRecordId: string;
	secondRecordId: string;
}

/** Nothing here waits. */
const clock = { now: () => 0, sleep: async () => {} };

const BULK = '/associations/relations/bulk';

const ASSOCIATION = 'buyer-association';
export const association = { by: 'id', value: ASSOCIATION } as const;

const answer = (status: number, body: unknown): HighLevelResponse => ({
	status,
	headers: {},
	body,
});

/**
 * HighLevel's relations as API.md describes them, and no more: list, create, and the undocumented
 * request for many links, of which nothing but the body and `results.errored` is known.
 */
export function linkServer() {
	const relations: Array<Pair & { id: string }> = [];
	const sent: HighLevelRequest[] = [];
	const server = {
		relations,
		/** Links a record that is not there is refused with. */
		unknownRecords: new Set<string>(),
		/** What an association's objects are; an association may join an object to itself. */
		secondObjectKey: 'custom_objects.property',
		/** Answers in the place of the request for many; `undefined` lets it through. */
		bulk: (_add: Pair[]): HighLevelResponse | undefined => undefined,
		/** Whether one of many is lost without a word. */
		loses: (_place: number): boolean => false,
		/** Whether every link of many is reported as refused, although it is made. */
		lies: false,
		/** How many of a record's latest links its list does not show yet. */
		lag: 0,
		/** Answers instead of the server; `undefined` lets it through. */
		instead: (_request: HighLevelRequest): HighLevelResponse | undefined => undefined,
		add(first: string, second: string, associationId = ASSOCIATION): void {
			const id = `relation-${relations.length + 1}`;
			relations.push({ id, associationId, firstRecordId: first, secondRecordId: second });
		},
		client: (endpoints: FamilyName = 'associations') =>
			new HighLevelClient({ send, locationId: 'here', endpoints, concurrency: 5, clock }),
		/** Requests since last asked for, as `METHOD` and what is asked for. */
		asked(): string[] {
			return sent
				.splice(0)
				.map(({ method, path }) =>
					path === BULK ? 'bulk' : method === 'POST' ? 'create' : `${method} ${path}`,
				);
		},
		/** How many links each request for many held, of those since last asked for. */
		groups: () =>
			sent
				.splice(0)
				.filter(({ path }) => path === BULK)
				.map(({ body }) => (body?.add as Pair[]).length),
	};

	let place = 0;
	const linkOne = ({ associationId, firstRecordId, secondRecordId }: Pair): HighLevelResponse => {
		if (server.unknownRecords.has(firstRecordId) || server.unknownRecords.has(secondRecordId)) {
			return answer(404, { statusCode: 404, message: 'Record not found' });
		}
		const isSame = (one: Pair) =>
			one.associationId === associationId &&
			((one.firstRecordId === firstRecordId && one.secondRecordId === secondRecordId) ||
				(server.secondObjectKey === 'contact' &&
					one.firstRecordId === secondRecordId &&
					one.secondRecordId === firstRecordId));
		if (relations.some(isSame)) {
			const message = `Could not create relation: duplicate relation of object Ids for given association ${associationId}`;
			return answer(400, { statusCode: 400, message });
		}
		server.add(firstRecordId, secondRecordId, associationId);
		return answer(201, relations[relations.length - 1]);
	};
	const linkMany = (add: Pair[]): HighLevelResponse => {
		const told = server.bulk(add);
		if (told) return told;
		const errored: unknown[] = [];
		for (const pair of add) {
			if (server.loses(place++)) continue;
			const { status, body } = linkOne(pair);
			if (status !== 201 || server.lies) errored.push({ ...pair, error: body });
		}
		return answer(201, { results: { errored } });
	};
	const list = (record: string, { skip, limit }: { skip: number; limit: number }) => {
		const keys = { firstObjectKey: 'contact', secondObjectKey: server.secondObjectKey };
		const all = relations.filter(
			(one) => one.firstRecordId === record || one.secondRecordId === record,
		);
		const shown = all.slice(0, Math.max(0, all.length - server.lag));
		const page = shown.slice(skip, skip + limit).map((one) => ({ ...one, ...keys }));
		return answer(200, { relations: page, total: shown.length });
	};
	const send: Send = async (request) => {
		sent.push(request);
		const { method, path, body, query } = request;
		const instead = server.instead(request);
		if (instead) return await Promise.resolve(instead);
		if (path === BULK) return linkMany(body?.add as Pair[]);
		if (method === 'POST') return linkOne(body as unknown as Pair);
		if (path.startsWith('/associations/relations/')) {
			return list(decodeURIComponent(path.split('/').pop() ?? ''), query as never);
		}
		if (path.startsWith('/contacts/')) return answer(200, { contact: { id: 'contact' } });
		const keys = { firstObjectKey: 'contact', secondObjectKey: server.secondObjectKey };
		return answer(200, { association: { id: ASSOCIATION, key: 'buyer', ...keys } });
	};
	return server;
}

/** IDs of so many records. */
export const records = (count: number, of = 'property'): string[] =>
	Array.from({ length: count }, (_, n) => `${of}-${n}`);

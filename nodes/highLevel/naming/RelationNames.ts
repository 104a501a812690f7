import type { Associations } from '../associations/Associations';
import { isHighLevelError } from '../api/HighLevelError';
import { schemaKey } from '../model/objectKeys';
import type { Association, RecordSide, Relation } from '../model/shapes';
import type { Records } from '../records/Records';
import type { SeenRelation } from '../relations/read';

/** What a relation is called by, as seen from one of its records; null for what cannot be read. */
export interface SeenNames {
	recordName: string | null;
	linkedRecordName: string | null;
	/** What the association calls the record at the other end. */
	linkedRecordLabel: string | null;
	associationKey: string | null;
}

/** The same for a relation that is seen from neither record. */
export interface LinkNames {
	firstRecordName: string | null;
	secondRecordName: string | null;
	associationKey: string | null;
}

/** Records by object key and ID, in words; null for one that is gone or may not be read. */
type Names = Map<string, string | null>;

/**
 * Says what the records and associations of relations are called, for many relations in few requests.
 * What the token's scopes do not reach stays null, and a note names the scope.
 */
export class RelationNames {
	constructor(
		private readonly associations: Associations,
		private readonly records: Records,
		private readonly notes: Set<string>,
	) {}

	/** Relations as seen from a record, with names in front. @throws HighLevelError */
	async ofSeen<T extends SeenRelation>(relations: T[]): Promise<Array<SeenNames & T>> {
		const associations = await this.associationsOf(relations);
		const linked = relations.map((relation) => linkedSide(relation));
		const own = linked.map((side): RecordSide => (side === 'first' ? 'second' : 'first'));
		const keyOf = (at: number, side: RecordSide): string =>
			objectKeyOf(relations[at], side, associations[at]);
		const names = await this.namesOf(
			relations.flatMap(({ recordId, linkedRecordId }, at) => [
				{ objectKey: keyOf(at, own[at]), id: recordId },
				{ objectKey: keyOf(at, linked[at]), id: linkedRecordId },
			]),
		);
		return relations.map((relation, at) => ({
			recordName: nameIn(names, keyOf(at, own[at]), relation.recordId),
			linkedRecordName: nameIn(names, keyOf(at, linked[at]), relation.linkedRecordId),
			linkedRecordLabel: associations[at]?.[`${linked[at]}ObjectLabel`] ?? null,
			associationKey: associations[at]?.key ?? null,
			...relation,
		}));
	}

	/** Relations as seen from neither record, with names in front. @throws HighLevelError */
	async ofLinks<T extends Relation>(relations: T[]): Promise<Array<LinkNames & T>> {
		const associations = await this.associationsOf(relations);
		const end = (at: number, side: RecordSide): { objectKey: string; id: string } => ({
			objectKey: objectKeyOf(relations[at], side, associations[at]),
			id: String(relations[at][`${side}RecordId`] ?? ''),
		});
		const names = await this.namesOf(
			relations.flatMap((_, at) => [end(at, 'first'), end(at, 'second')]),
		);
		const nameOf = ({ objectKey, id }: { objectKey: string; id: string }): string | null =>
			nameIn(names, objectKey, id);
		return relations.map((relation, at) => ({
			firstRecordName: nameOf(end(at, 'first')),
			secondRecordName: nameOf(end(at, 'second')),
			associationKey: associations[at]?.key ?? null,
			...relation,
		}));
	}

	/** The association of each relation, out of the location's list. */
	private async associationsOf(relations: Relation[]): Promise<Array<Association | undefined>> {
		return await Promise.all(
			relations.map(async ({ associationId }) => {
				if (!associationId) return undefined;
				return await this.associations.named(associationId).catch((error: unknown) => {
					if (isHighLevelError(error, 'notFound')) return undefined;
					return this.unreachable('Keys and labels of associations are null', error);
				});
			}),
		);
	}

	private async namesOf(wanted: Array<{ objectKey: string; id: string }>): Promise<Names> {
		const names: Names = new Map();
		const ids = new Map<string, string[]>();
		for (const { objectKey, id } of wanted) {
			if (!objectKey || !id) continue;
			const key = schemaKey(objectKey);
			const ofObject = ids.get(key);
			if (ofObject) ofObject.push(id);
			else ids.set(key, [id]);
		}
		await Promise.all(
			[...ids].map(async ([objectKey, ofObject]) => {
				const records = await this.records.getMany(objectKey, ofObject).catch((error: unknown) => {
					return this.unreachable(`Names of records of "${objectKey}" are null`, error);
				});
				for (const [id, record] of records ?? []) {
					names.set(nameKey(objectKey, id), record?.label ?? null);
				}
			}),
		);
		return names;
	}

	/** Notes what the token may not read; a name is worth no failure. @throws any other error */
	private unreachable(what: string, error: unknown): undefined {
		if (!isHighLevelError(error, 'scopeMissing', 'forbidden')) throw error;
		this.notes.add(`${what}: ${error.message}`);
	}
}

function linkedSide({ firstRecordId, recordId }: SeenRelation): RecordSide {
	return firstRecordId === recordId ? 'second' : 'first';
}

/** The object on a side: the relation says it, or its association. */
function objectKeyOf(relation: Relation, side: RecordSide, association?: Association): string {
	return String(relation[`${side}ObjectKey`] ?? association?.[`${side}ObjectKey`] ?? '');
}

function nameIn(names: Names, objectKey: string, id: string): string | null {
	return names.get(nameKey(schemaKey(objectKey), id)) ?? null;
}

function nameKey(objectKey: string, id: string): string {
	return JSON.stringify([objectKey, id]);
}

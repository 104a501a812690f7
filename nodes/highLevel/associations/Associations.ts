import { asKept, type WholeKey } from './asKept';
import { OnceCache } from '../concurrency/OnceCache';
import {
	associationMissing,
	associationUnknown,
	creationRefused,
	keyOfOthers,
	keyTaken,
} from './associationErrors';
import type { AssociationRef } from '../model/associationRef';
import type { EndpointFamily, AssociationLabels } from '../endpoints/EndpointFamily';
import { isHighLevelError } from '../api/HighLevelError';
import { textIn } from '../model/json';
import type { Association, NewAssociation } from '../model/shapes';
import { KeyedQueue } from '../concurrency/KeyedQueue';
import type { Page } from '../api/unwrap';
import { byIdAndKey, hasOneLabel, joinsSame, refuseEqualLabels } from './comparison';
import { listAssociations, type AssociationFilter } from './listAssociations';

/** What an upsert did. */
export type UpsertOutcome = 'created' | 'updated' | 'unchanged';

/** The associations of a location. */
export class Associations {
	private readonly known = new OnceCache<Association>();
	/** All of them, by ID and by key. */
	private readonly all = new OnceCache<Map<string, Association>>();
	/** Whoever changes an association reads it first, so those of one name follow each other. */
	private readonly changes = new KeyedQueue();

	constructor(
		private readonly family: EndpointFamily,
		private readonly wholeKey: WholeKey,
	) {}

	/** @throws HighLevelError `notFound`, naming the ID or key */
	async get(ref: AssociationRef): Promise<Association> {
		const { by, value } = ref;
		if (by === 'idOrKey') return await this.named(value).catch(this.describeMissing(ref));
		const asked =
			by === 'key' ? this.family.getAssociationByKey(value) : this.family.getAssociation(value);
		return await asked.catch(this.describeMissing(ref));
	}

	/** As {@link get}, but asked for once however often it is wanted. @throws HighLevelError */
	async resolve(ref: AssociationRef): Promise<Association> {
		return await this.known.get(nameOf(ref), async () => await this.get(ref));
	}

	/** The ID behind a reference; no request when it is an ID already. @throws HighLevelError */
	async idOf(ref: AssociationRef): Promise<string> {
		return ref.by === 'id' ? ref.value : (await this.resolve(ref)).id;
	}

	/**
	 * The association behind a name that may be an ID or a key: a filter takes both, and the form of a
	 * name says nothing. It is found in the location's list, which is read once per execution; what the
	 * list lacks is asked for by itself.
	 * @throws HighLevelError `notFound` for a name that is neither
	 */
	async named(idOrKey: string): Promise<Association> {
		const all = await this.all.get('', async () => byIdAndKey(await this.list()));
		const listed = all.get(idOrKey);
		if (listed) return listed;
		const byKey = await this.resolve({ by: 'key', value: idOrKey }).catch(unlessMissing);
		if (byKey) return byKey;
		return await this.resolve({ by: 'id', value: idOrKey }).catch((error: unknown) => {
			throw associationUnknown(error, idOrKey);
		});
	}

	/** Entries {@link page} can be asked for at once; Infinity where the list comes whole. */
	get pageSize(): number {
		return this.family.pageSize;
	}

	/** One page, for pickers and for the polling trigger. @throws HighLevelError */
	async page(skip: number, limit: number): Promise<Page<Association>> {
		return await this.family.associationPage(skip, limit);
	}

	/** Many, asking for no page more than needed. @throws HighLevelError */
	async list(filter: AssociationFilter = {}): Promise<Association[]> {
		return await listAssociations(this.family, filter, this.wholeKey);
	}

	/**
	 * Creates. Where an answer was lost and the retry meets the association it made itself, that one
	 * is returned.
	 * @throws HighLevelError `duplicate` when the key exists
	 */
	async create(given: NewAssociation): Promise<Association> {
		const association = await asKept(given, this.family, this.wholeKey);
		return await this.family.createAssociation(association).catch(async (error: unknown) => {
			if (!isHighLevelError(error, 'duplicate')) throw error;
			const existing = await this.ofKey(association.key).catch(() => undefined);
			if (!existing) throw creationRefused(error, association.key);
			const isSame =
				joinsSame(existing, association) && !this.family.differs(existing, association);
			if (error.uncertain && isSame) return existing;
			throw keyTaken(error, association.key);
		});
	}

	/**
	 * Creates, or sets the labels of the association that already has this key; changes nothing when
	 * they are right. Where another creates it in between, that one is updated.
	 * @throws HighLevelError `invalid` when the key joins other objects, nothing changed; `unsupported`
	 * where the family cannot update
	 */
	async upsert(given: NewAssociation): Promise<[Association, UpsertOutcome]> {
		const wanted = await asKept(given, this.family, this.wholeKey);
		const ref: AssociationRef = { by: 'key', value: wanted.key };
		return await this.changes.run(nameOf(ref), async () => {
			let existing = await this.ofKey(wanted.key);
			if (!existing) {
				refuseEqualLabels(wanted);
				const [creation] = await Promise.allSettled([this.create(wanted)]);
				if (creation.status === 'fulfilled') return [creation.value, 'created'];
				existing = await this.createdByOthers(wanted.key, creation.reason);
			}
			if (!joinsSame(existing, wanted)) throw keyOfOthers(existing);
			if (!this.family.differs(existing, wanted)) return [existing, 'unchanged'];
			refuseEqualLabels(wanted, existing);
			const updated = await this.family.updateAssociation(existing.id, wanted);
			return [{ ...existing, ...updated }, 'updated'];
		});
	}

	/**
	 * Sets one label or both; the other is kept.
	 * @throws HighLevelError `invalid` when both would be equal, nothing sent
	 */
	async update(ref: AssociationRef, labels: Partial<AssociationLabels>): Promise<Association> {
		return await this.changes.run(nameOf(ref), async () => {
			const { firstObjectLabel: first, secondObjectLabel: second } = labels;
			const existing = first && second && first !== second ? undefined : await this.get(ref);
			// One label for both sides may be said once only (open): then the new one is for both.
			const known = existing && hasOneLabel(existing) ? undefined : '';
			const both = {
				firstObjectLabel: first ?? textIn(existing?.firstObjectLabel) ?? known ?? second ?? '',
				secondObjectLabel: second ?? textIn(existing?.secondObjectLabel) ?? known ?? first ?? '',
			};
			refuseEqualLabels(both, existing);
			const id = existing?.id ?? (await this.idOf(ref));
			return await this.family.updateAssociation(id, both).catch(this.describeMissing(ref));
		});
	}

	/** Deletes it, and with it all its relations. Gives its ID. @throws HighLevelError */
	async delete(ref: AssociationRef): Promise<string> {
		const id = await this.idOf(ref);
		await this.family.deleteAssociation(id).catch((error: unknown) => {
			// The retry of a deletion whose answer was lost finds nothing left to delete.
			if (isHighLevelError(error, 'notFound') && error.uncertain) return;
			return this.describeMissing(ref)(error);
		});
		return id;
	}

	private async ofKey(key: string): Promise<Association | undefined> {
		return await this.family.getAssociationByKey(key).catch(unlessMissing);
	}

	/** The association that was created just before it was to be created here. */
	private async createdByOthers(key: string, refusal: unknown): Promise<Association> {
		const first = isHighLevelError(refusal, 'duplicate') && (await this.ofKey(key));
		if (!first) throw refusal;
		return first;
	}

	/** Says of a "not found" what was not found. */
	private describeMissing(ref: AssociationRef): (error: unknown) => never {
		return (error) => {
			throw associationMissing(error, ref);
		};
	}
}

function nameOf({ by, value }: AssociationRef): string {
	return `${by}:${value}`;
}

function unlessMissing(error: unknown): undefined {
	if (!isHighLevelError(error, 'notFound')) throw error;
}

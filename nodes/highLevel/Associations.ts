import { looksLikeId, type AssociationRef } from './associationRef';
import type { EndpointFamily, AssociationLabels } from './families/EndpointFamily';
import { HighLevelError, isHighLevelError } from './HighLevelError';
import { sameObject } from './objectKeys';
import { readPages } from './paging';
import type { Association, NewAssociation } from './shapes';
import { Turns } from './Turns';
import type { Page } from './unwrap';

/** Which associations are wanted. */
export interface AssociationFilter {
	objectKey?: string;
	/** `USER_DEFINED` or `SYSTEM_DEFINED`. */
	associationType?: string;
	/** How many at most; all when not given. */
	most?: number;
}

/** What an upsert did. */
export type UpsertOutcome = 'created' | 'updated' | 'unchanged';

/** The associations of a location. */
export class Associations {
	private readonly known = new Map<string, Promise<Association>>();
	private readonly upserts = new Turns();

	constructor(
		private readonly family: EndpointFamily,
		private readonly locationId: string,
	) {}

	/** @throws HighLevelError `notFound`, naming the ID or key */
	async get({ by, value }: AssociationRef): Promise<Association> {
		const asked =
			by === 'key' ? this.family.getAssociationByKey(value) : this.family.getAssociation(value);
		return await asked.catch(this.naming({ by, value }));
	}

	/** As {@link get}, but asked for once however often it is wanted. @throws HighLevelError */
	async resolve(ref: AssociationRef): Promise<Association> {
		const name = `${ref.by}:${ref.value}`;
		let known = this.known.get(name);
		if (!known) {
			known = this.get(ref);
			this.known.set(name, known);
		}
		return await known;
	}

	/** The ID behind a reference; no request when it is an ID already. @throws HighLevelError */
	async idOf(ref: AssociationRef): Promise<string> {
		return ref.by === 'id' ? ref.value : (await this.resolve(ref)).id;
	}

	/**
	 * The reference behind a name that may be an ID or a key: a filter takes both. What does not look
	 * like an ID is looked up as a key, and taken for an ID when there is no such key.
	 * @throws HighLevelError for anything but a key that is not there
	 */
	async refOf(idOrKey: string): Promise<AssociationRef> {
		if (looksLikeId(idOrKey)) return { by: 'id', value: idOrKey };
		const byKey: AssociationRef = { by: 'key', value: idOrKey };
		const known = await this.resolve(byKey).catch((error: unknown) => {
			if (isHighLevelError(error, 'notFound')) return undefined;
			throw error;
		});
		return { by: 'id', value: known?.id ?? idOrKey };
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
	async list({ objectKey, associationType, most }: AssociationFilter = {}): Promise<Association[]> {
		const keep = associationType
			? (association: Association): boolean => association.associationType === associationType
			: undefined;
		if (objectKey) {
			const found = await this.family.associationsOfObject(objectKey);
			return (keep ? found.filter(keep) : found).slice(0, most);
		}
		return await readPages({
			most,
			keep,
			pageSize: this.family.pageSize,
			fetch: async (skip, limit) => await this.family.associationPage(skip, limit),
		});
	}

	/**
	 * Creates. Where an answer was lost and the retry meets the association it made itself, that one
	 * is returned.
	 * @throws HighLevelError `duplicate` when the key exists
	 */
	async create(association: NewAssociation): Promise<Association> {
		return await this.family.createAssociation(association).catch(async (error: unknown) => {
			if (!isHighLevelError(error, 'duplicate')) throw error;
			const existing = error.uncertain ? await this.ofKey(association.key) : undefined;
			if (existing && this.joinsSame(existing, association)) return existing;
			throw new HighLevelError({
				...error,
				message: `An association with the key "${association.key}" exists already in location ${this.locationId}`,
				hint: 'Choose another key, or use the operation Create or Update.',
			});
		});
	}

	/**
	 * Creates, or sets the labels of the association that has this key already; changes nothing when
	 * they are right. Those of one key take turns, so that the second finds what the first created.
	 * @throws HighLevelError `invalid` when the key joins other objects, nothing changed
	 */
	async upsert(wanted: NewAssociation): Promise<[Association, UpsertOutcome]> {
		return await this.upserts.take(wanted.key, async () => await this.createOrUpdate(wanted));
	}

	private async createOrUpdate(wanted: NewAssociation): Promise<[Association, UpsertOutcome]> {
		const existing = await this.ofKey(wanted.key);
		if (!existing) return [await this.create(wanted), 'created'];
		if (!this.joinsSame(existing, wanted)) {
			throw new HighLevelError({
				kind: 'invalid',
				message: `The key "${wanted.key}" exists already for other objects: ${existing.firstObjectKey} and ${existing.secondObjectKey}`,
				hint: 'Choose another key, or the same two objects in the same order. Nothing was changed.',
			});
		}
		if (!this.differs(existing, wanted)) return [existing, 'unchanged'];
		const updated = await this.family.updateAssociation(existing.id, wanted);
		return [{ ...existing, ...updated }, 'updated'];
	}

	/**
	 * Sets one label or both; the other is kept.
	 * @throws HighLevelError `invalid` when both would be equal, nothing sent
	 */
	async update(ref: AssociationRef, labels: Partial<AssociationLabels>): Promise<Association> {
		const { firstObjectLabel, secondObjectLabel } = labels;
		const existing = firstObjectLabel && secondObjectLabel ? undefined : await this.get(ref);
		const both = {
			firstObjectLabel: firstObjectLabel ?? String(existing?.firstObjectLabel ?? ''),
			secondObjectLabel: secondObjectLabel ?? String(existing?.secondObjectLabel ?? ''),
		};
		if (both.firstObjectLabel === both.secondObjectLabel) {
			throw new HighLevelError({
				kind: 'invalid',
				message: `First Object Label and Second Object Label would both be "${both.firstObjectLabel}"`,
				hint: 'HighLevel wants two different labels. Nothing was changed.',
			});
		}
		const id = existing?.id ?? (await this.idOf(ref));
		return await this.family.updateAssociation(id, both).catch(this.naming(ref));
	}

	/** Deletes it, and with it all its relations. Gives its ID. @throws HighLevelError */
	async delete(ref: AssociationRef): Promise<string> {
		const id = await this.idOf(ref);
		await this.family.deleteAssociation(id).catch((error: unknown) => {
			// The retry of a deletion whose answer was lost finds nothing left to delete.
			if (isHighLevelError(error, 'notFound') && error.uncertain) return;
			return this.naming(ref)(error);
		});
		return id;
	}

	/** Whether it joins the same two objects in the same order. */
	private joinsSame(one: Association, other: NewAssociation): boolean {
		return (
			sameObject(one.firstObjectKey, other.firstObjectKey) &&
			sameObject(one.secondObjectKey, other.secondObjectKey)
		);
	}

	/** Whether there is something to set: labels, or the description where that is what it has. */
	private differs(existing: Association, wanted: NewAssociation): boolean {
		if (this.family.name === 'associations') {
			return (
				existing.firstObjectLabel !== wanted.firstObjectLabel ||
				existing.secondObjectLabel !== wanted.secondObjectLabel
			);
		}
		return wanted.description !== undefined && existing.description !== wanted.description;
	}

	private async ofKey(key: string): Promise<Association | undefined> {
		return await this.family.getAssociationByKey(key).catch((error: unknown) => {
			if (isHighLevelError(error, 'notFound')) return undefined;
			throw error;
		});
	}

	/** Says of a "not found" what was not found. */
	private naming({ by, value }: AssociationRef): (error: unknown) => never {
		return (error) => {
			if (!isHighLevelError(error, 'notFound')) throw error;
			throw new HighLevelError({
				...error,
				message: `There is no association with the ${by === 'id' ? 'ID' : 'key'} "${value}" in location ${this.locationId}`,
				hint: 'Choose it from the list, or look it up with the operation Get Many.',
			});
		};
	}
}

import { unlessRefused } from '../api/HighLevelError';
import { mapAll } from '../concurrency/pool';
import type { HighLevelRecord } from '../model/shapes';
import type { Records } from '../records/Records';
import { FEW, GROUP, GroupSearch } from './GroupSearch';
import { hasDocumentedFilter, hasDocumentedSearch, hasFilter, queriesFor, type Name } from './Name';
import { NameMatches } from './NameMatches';
import { ObjectPages } from './ObjectPages';

/** So many requests more are worth it to read an object as documented, not by filters seen in use. */
const WORTH_READING = 10;

/**
 * Searches for many names of one object in as few requests as there can be: by groups of filters, one
 * by one, or by reading the object's records once, whichever costs less. HighLevel documents the
 * filters of a contact's email, phone and names, and for other objects a free-text search of the
 * properties that are searchable. Filters of other objects are seen in use only: they may find a name,
 * but do not show that there is none.
 */
export class NameSearch {
	/** What the search for a name failed with. */
	readonly failures = new Map<Name, unknown>();
	private readonly matches: NameMatches;
	private readonly pages: ObjectPages;
	/** Names of which every record was seen. One that was met in a search for others is not among them. */
	private readonly settled = new Set<Name>();
	private readonly groups: GroupSearch;
	/** What HighLevel refused a name's own search with: it does not show that the name is not there. */
	private readonly refusals = new Map<Name, unknown>();

	constructor(
		private readonly records: Records,
		private readonly objectKey: string,
		private readonly names: readonly Name[],
		private readonly concurrency: number,
	) {
		this.matches = new NameMatches(names);
		this.pages = new ObjectPages(records, objectKey, this.matches);
		this.groups = new GroupSearch(records, objectKey, this.matches, concurrency, {
			guarded: async (some, work) => await this.guarded(some, work),
			settle: (name) => this.settled.add(name),
			isSettled: (name) => this.settled.has(name),
			refused: (name, error) => this.refusals.set(name, error),
		});
	}

	/** The names that were not found, and for which nothing went wrong. */
	missing(): Name[] {
		return this.matches.missing().filter((name) => !this.failures.has(name));
	}

	/** The records that bear a name. */
	found(name: Name): HighLevelRecord[] {
		return this.matches.of(name);
	}

	/** Searches until each name is found, is known to be missing, or its search failed. */
	async search(): Promise<void> {
		await this.groups.search(this.open().filter(hasDocumentedFilter));
		if (this.open().length > FEW) {
			const grouped = this.open().filter((name) => !hasDocumentedFilter(name) && hasFilter(name));
			const others = this.open().length - grouped.length;
			const groups = Math.min(grouped.length, Math.ceil(grouped.length / GROUP) + WORTH_READING);
			if (await this.byPagesIfWithin(groups + others)) return;
			await this.groups.search(grouped);
			const { length } = this.open();
			if (length > FEW && (await this.byPagesIfWithin(length))) return;
		}
		await this.oneByOne(this.open());
		await this.groups.search(this.missing().filter((name) => !hasDocumentedFilter(name)));
		await this.guarded(this.missing(), async () => await this.readDoubtful());
		if (this.pages.isWhole) return;
		for (const name of this.missing()) {
			if (this.refusals.has(name)) this.failures.set(name, this.refusals.get(name));
		}
	}

	/** Reads all records where one of the names may be there although no search has found it. */
	private async readDoubtful(): Promise<void> {
		const doubtful = this.missing().filter((name) => !hasDocumentedSearch(name));
		const isRefused = doubtful.some((name) => this.refusals.has(name));
		if (isRefused || (await this.pages.mayHold(doubtful))) await this.pages.readAll();
	}

	/** Looks again for what is missing, in the cheapest way that may find it. */
	async searchAgain(): Promise<void> {
		const missing = this.missing();
		const { mayGroup } = this.groups;
		const grouped = missing.filter(
			(name) => hasDocumentedFilter(name) || (mayGroup && hasFilter(name)),
		);
		const single = missing.filter(
			(name) => !hasDocumentedFilter(name) && (missing.length <= FEW || !grouped.includes(name)),
		);
		const cost = Math.ceil(grouped.length / GROUP) + single.length;
		if (this.pages.isWhole && this.pages.count <= cost) {
			return await this.guarded(missing, async () => await this.pages.readAgain());
		}
		await this.groups.search(grouped);
		await this.oneByOne(single.filter((name) => this.matches.of(name).length === 0));
	}

	/** The names that have not had a search of their own, and for which nothing went wrong. */
	private open(): Name[] {
		return this.names.filter((name) => !this.settled.has(name) && !this.failures.has(name));
	}

	private async oneByOne(names: Name[]): Promise<void> {
		await mapAll(names, this.concurrency, async (name) => {
			await this.guarded([name], async () => {
				for (const forms of queriesFor(name)) await this.oneQuery(name, forms);
				this.settled.add(name);
			});
		});
	}

	/** Tries the forms of a value in turn, until one finds something. */
	private async oneQuery(name: Name, forms: string[]): Promise<void> {
		const before = this.matches.of(name).length;
		for (const query of forms) {
			const found = await this.records
				.list(this.objectKey, { query })
				.catch((error: unknown) => this.noteRefusal(name, error));
			if (found) this.matches.take(found);
			if (this.matches.of(name).length > before) return;
		}
	}

	private noteRefusal(name: Name, error: unknown): undefined {
		unlessRefused(error);
		this.refusals.set(name, error);
	}

	/** Reads all records where that costs no more than so many requests. Returns whether it did. */
	private async byPagesIfWithin(cost: number): Promise<boolean> {
		let isRead = true;
		await this.guarded(this.open(), async () => {
			await this.pages.readFirst();
			isRead = this.pages.count - 1 <= cost;
			if (isRead) await this.pages.readAll();
		});
		return isRead;
	}

	/** Does something for names; what goes wrong is theirs alone. */
	private async guarded(names: Name[], work: () => Promise<void>): Promise<void> {
		try {
			await work();
		} catch (error) {
			for (const name of names) {
				const isDone = this.settled.has(name) && this.matches.of(name).length > 0;
				if (!isDone) this.failures.set(name, error);
			}
		}
	}
}

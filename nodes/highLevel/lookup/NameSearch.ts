import { unlessRefused } from '../api/HighLevelError';
import { mapAll } from '../concurrency/pool';
import type { HighLevelRecord } from '../model/shapes';
import type { Records } from '../records/Records';
import {
	filterGroups,
	filtersFor,
	hasDocumentedFilter,
	hasDocumentedSearch,
	hasFilter,
	queriesFor,
	type Name,
} from './Name';
import { NameMatches } from './NameMatches';
import { ObjectPages } from './ObjectPages';

/** So many names are searched for one by one before anything cheaper is considered. */
const FEW = 3;

/** Filters in a group; HighLevel publishes no bound. A group that is refused is halved. */
const GROUP = 100;

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
	/** Whether the search takes undocumented filters, and several in a group, as far as was seen. */
	private takesFilters = true;
	private takesGroups = true;

	constructor(
		private readonly records: Records,
		private readonly objectKey: string,
		private readonly names: readonly Name[],
		private readonly concurrency: number,
	) {
		this.matches = new NameMatches(names);
		this.pages = new ObjectPages(records, objectKey, this.matches);
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
		await this.byGroups(this.open().filter(hasDocumentedFilter));
		if (this.open().length > FEW) {
			const grouped = this.open().filter((name) => !hasDocumentedFilter(name) && hasFilter(name));
			const others = this.open().length - grouped.length;
			const groups = Math.min(grouped.length, Math.ceil(grouped.length / GROUP) + WORTH_READING);
			if (await this.byPagesIfWithin(groups + others)) return;
			await this.byGroups(grouped);
			const { length } = this.open();
			if (length > FEW && (await this.byPagesIfWithin(length))) return;
		}
		await this.oneByOne(this.open());
		await this.byGroups(this.missing().filter((name) => !hasDocumentedFilter(name)));
		await this.guarded(this.missing(), async () => {
			const doubtful = this.missing().filter((name) => !hasDocumentedSearch(name));
			if (await this.pages.mayHold(doubtful)) await this.pages.readAll();
		});
	}

	/** Looks again for what is missing, in the cheapest way that may find it. */
	async searchAgain(): Promise<void> {
		const missing = this.missing();
		const mayGroup = this.takesFilters && this.takesGroups;
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
		await this.byGroups(grouped);
		await this.oneByOne(single.filter((name) => this.matches.of(name).length === 0));
	}

	/** The names that have not had a search of their own, and for which nothing went wrong. */
	private open(): Name[] {
		return this.names.filter((name) => !this.settled.has(name) && !this.failures.has(name));
	}

	private async byGroups(names: Name[]): Promise<void> {
		await this.eachGroup(filterGroups(names.filter(hasDocumentedFilter), GROUP));
		const others = names.filter((name) => !hasDocumentedFilter(name) && hasFilter(name));
		if (this.takesFilters && this.takesGroups) {
			const [first, ...rest] = filterGroups(others, GROUP);
			// What nobody documents is tried once before it is done at once.
			if (first) await this.eachGroup([first]);
			if (this.takesFilters && this.takesGroups) await this.eachGroup(rest);
		}
		const isDone = (name: Name) => this.settled.has(name) && this.matches.of(name).length > 0;
		const open = others.filter((name) => !isDone(name));
		if (this.takesFilters && !this.takesGroups && open.length <= FEW) {
			await this.eachGroup(open.map((name) => [name]));
		}
	}

	private async eachGroup(groups: Name[][]): Promise<void> {
		await mapAll(groups, this.concurrency, async (group) => await this.oneGroup(group));
	}

	private async oneGroup(names: Name[]): Promise<void> {
		const filters = names.flatMap(filtersFor);
		const asked = filters.length === 1 ? filters : [{ group: 'OR' as const, filters }];
		await this.guarded(names, async () => {
			const wanted = { filters: asked };
			const page = await this.records.page(this.objectKey, 1, wanted).catch(unlessRefused);
			if (!page) return await this.refused(names);
			const matching = this.matches.take(page.records);
			if (!names.every(hasDocumentedFilter) && matching * 2 < page.records.length) {
				// It answers with what was not asked for: it does not heed the filters.
				this.takesFilters = false;
				return;
			}
			const { nextPage, records } = page;
			const all = nextPage ? await this.records.list(this.objectKey, wanted, page) : records;
			this.matches.take(all);
			const met = this.matches.metIn(all);
			for (const name of names) if (met.has(name)) this.settled.add(name);
		});
	}

	/** After a group was refused: halves of it where groups are documented, else none any more. */
	private async refused(names: Name[]): Promise<void> {
		if (names.every(hasDocumentedFilter)) {
			const half = Math.ceil(names.length / 2);
			if (names.length > 1) await this.eachGroup([names.slice(0, half), names.slice(half)]);
		} else if (names.length > 1) this.takesGroups = false;
		else this.takesFilters = false;
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
			const found = await this.records.list(this.objectKey, { query }).catch(unlessRefused);
			if (found) this.matches.take(found);
			if (this.matches.of(name).length > before) return;
		}
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
				if (!this.settled.has(name)) this.failures.set(name, error);
			}
		}
	}
}

import { unlessRefused } from '../api/HighLevelError';
import { mapAll } from '../concurrency/pool';
import type { Records } from '../records/Records';
import { filterGroups, filtersFor, hasDocumentedFilter, hasFilter, type Name } from './Name';
import type { NameMatches } from './NameMatches';

/** Filters in a group; HighLevel publishes no bound. A group that is refused is halved. */
export const GROUP = 100;

/** So many names are searched for one by one before anything cheaper is considered. */
export const FEW = 3;

/** What is known of each name's search. */
interface Progress {
	/** Does something for names; what goes wrong is theirs alone. */
	guarded(names: Name[], work: () => Promise<void>): Promise<void>;
	/** Notes that every record of a name was seen. */
	settle(name: Name): void;
	isSettled(name: Name): boolean;
	/** Notes that a name's own search was refused, by documented means. */
	refused(name: Name, error: unknown): void;
}

/**
 * Searches for many names in one request, by groups of filters. HighLevel documents those of contacts;
 * others are seen in use only, so that they are tried once, and no more when they are refused.
 */
export class GroupSearch {
	/** Whether the search takes undocumented filters, and several in a group, as far as was seen. */
	private takesFilters = true;
	private takesGroups = true;

	constructor(
		private readonly records: Records,
		private readonly objectKey: string,
		private readonly matches: NameMatches,
		private readonly concurrency: number,
		private readonly progress: Progress,
	) {}

	/** Whether undocumented filters may go in groups. */
	get mayGroup(): boolean {
		return this.takesFilters && this.takesGroups;
	}

	/** Searches for those names that there is a filter for. */
	async search(names: readonly Name[]): Promise<void> {
		await this.eachGroup(filterGroups(names.filter(hasDocumentedFilter), GROUP));
		const others = names.filter((name) => !hasDocumentedFilter(name) && hasFilter(name));
		if (this.takesFilters && this.takesGroups) {
			const [first, ...rest] = filterGroups(others, GROUP);
			// What nobody documents is tried once before it is done at once.
			if (first) await this.eachGroup([first]);
			if (this.takesFilters && this.takesGroups) await this.eachGroup(rest);
		}
		const isDone = (name: Name) =>
			this.progress.isSettled(name) && this.matches.of(name).length > 0;
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
		await this.progress.guarded(names, async () => {
			const wanted = { filters: asked };
			const page = await this.records
				.page(this.objectKey, 1, wanted)
				.catch((error: unknown) => this.passOver(names, error));
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
			for (const name of names) if (met.has(name)) this.progress.settle(name);
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

	private passOver(names: Name[], error: unknown): undefined {
		unlessRefused(error);
		const [name, ...others] = names;
		if (others.length === 0 && hasDocumentedFilter(name)) this.progress.refused(name, error);
	}
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { PAGE_SIZE } from '../highLevel/api/paging';
import { askForPicker } from './askForPicker';
import { associationEntries, matchingAssociations } from './associationEntries';

/** Associations for a picker, page by page; a search text is looked for in labels and keys. */
export async function getAssociations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await askForPicker(this, async ({ associations }) => {
		// A search looks through all of them: HighLevel itself has no search for associations.
		if (filter?.trim()) {
			const found = matchingAssociations(await associations.list(), filter);
			return { results: associationEntries(found) };
		}
		const skip = Number(paginationToken ?? 0);
		const { items, total } = await associations.page(skip, PAGE_SIZE);
		const next = skip + items.length;
		const more = items.length === PAGE_SIZE && (total === undefined || next < total);
		return {
			results: associationEntries(items),
			...(more && { paginationToken: String(next) }),
		};
	});
}

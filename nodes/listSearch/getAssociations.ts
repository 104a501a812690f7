import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { PAGE_SIZE } from '../highLevel/paging';
import { askForPicker } from './askForPicker';
import { associationLabel } from './associationLabel';

/** Associations for a picker, page by page; a search text is looked for in labels and keys. */
export async function getAssociations(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await askForPicker(this, async ({ associations }) => {
		// A search looks through all of them: HighLevel itself has no search for associations.
		if (filter?.trim()) {
			const wanted = filter.trim().toLowerCase();
			const all = await associations.list();
			return {
				results: all
					.map((association) => ({ name: associationLabel(association), value: association.id }))
					.filter(({ name }) => name.toLowerCase().includes(wanted)),
			};
		}
		const skip = Number(paginationToken ?? 0);
		const { items, total } = await associations.page(skip, PAGE_SIZE);
		const next = skip + items.length;
		const more = items.length === PAGE_SIZE && (total === undefined || next < total);
		return {
			results: items.map((association) => ({
				name: associationLabel(association),
				value: association.id,
			})),
			...(more && { paginationToken: String(next) }),
		};
	});
}

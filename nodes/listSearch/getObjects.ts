import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { askForPicker } from './askForPicker';
import { entry } from './entry';

/** Objects for a picker, by name; a search text is looked for in names and keys. */
export async function getObjects(
	this: ILoadOptionsFunctions,
	filter?: string,
): Promise<INodeListSearchResult> {
	return await askForPicker(this, async ({ objects }) => {
		const wanted = (filter ?? '').trim().toLowerCase();
		return {
			results: (await objects.list())
				.map(({ key, labels }) =>
					entry(labels?.singular ? `${labels.singular} (${key})` : key, key),
				)
				.filter(({ name }) => name.toLowerCase().includes(wanted)),
		};
	});
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { isHighLevelError } from '../highLevel/api/HighLevelError';
import { askInSession } from './askForPicker';
import { entry } from './entry';

/** Locations for a picker: an agency's by name, or the one that the credential is for. */
export async function getLocations(
	this: ILoadOptionsFunctions,
	filter = '',
	paginationToken = '0',
): Promise<INodeListSearchResult> {
	return await askInSession(this, async (session) => {
		const { locations, next } = await session
			.locations(filter.trim(), Number(paginationToken) || 0)
			.catch((error: unknown) => {
				if (!isHighLevelError(error, 'scopeMissing')) throw error;
				throw error.saying(`${error.message}. Add it, or give the location's ID: By ID`);
			});
		return {
			results: locations.map(({ id, name, address }) => {
				const shown = name ?? `The credential's own (${id})`;
				return entry(address ? `${shown} (${address})` : shown, id);
			}),
			...(next !== undefined && { paginationToken: String(next) }),
		};
	});
}

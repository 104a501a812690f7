import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import type { RecordSide } from '../highLevel/model/shapes';
import { askForPicker } from './askForPicker';
import { sideLabel } from './associationEntries';
import { entry } from './entry';
import { knownText } from './knownText';

/** Whose records are listed: an object's, and what they are within an association. */
interface Listed {
	objectKey: string;
	/** "Buyer · contact". */
	label?: string;
	/** "Buyer"; it stands beside each name, so that the field shows which record goes where. */
	role?: string;
}

type ListedOf = (client: HighLevelClient) => Promise<Listed>;

/** Records of the association's first object. */
export async function getFirstRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, onSide(this, 'first'), filter, paginationToken);
}

/** Records of the association's second object. */
export async function getSecondRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, onSide(this, 'second'), filter, paginationToken);
}

/** Records of the object on the association's side that is chosen under Record Side. */
export async function getSideRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const side = knownText(this, 'recordSide', 'Record Side') === 'second' ? 'second' : 'first';
	return await search(this, onSide(this, side), filter, paginationToken);
}

/** Records of the object that is chosen under Object. */
export async function getObjectRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const key = chosen(this, 'object', 'Object').value;
	return await search(this, async () => ({ objectKey: key }), filter, paginationToken);
}

async function search(
	context: ILoadOptionsFunctions,
	listedOf: ListedOf,
	filter = '',
	paginationToken = '1',
): Promise<INodeListSearchResult> {
	return await askForPicker(context, async (client) => {
		const { objectKey, label, role } = await listedOf(client);
		const page = Number(paginationToken) || 1;
		const { records, nextPage } = await client.records.search(objectKey, filter, page);
		if (records.length === 0 && page === 1 && filter.trim() === '') {
			throw nothingToChoose(context, { objectKey, label });
		}
		return {
			// The field is narrow: what the record is comes before what tells it from its namesakes.
			results: records.map(({ id, label: name, detail }) => {
				const shown = role ? `${name} · ${role}` : name;
				return entry(detail ? `${shown} (${detail})` : shown, id);
			}),
			...(nextPage && { paginationToken: String(nextPage) }),
		};
	});
}

function onSide(context: ILoadOptionsFunctions, side: RecordSide): ListedOf {
	const { mode, value } = chosen(context, 'association', 'Association');
	return async ({ associations }) => {
		const association = await associations.resolve({ by: mode === 'key' ? 'key' : 'id', value });
		return {
			objectKey: association[`${side}ObjectKey`] ?? '',
			label: sideLabel(association, side),
			role: sideLabel(association, side).split(' · ', 1)[0],
		};
	};
}

function nothingToChoose(context: ILoadOptionsFunctions, { objectKey, label }: Listed): Error {
	return new NodeOperationError(
		context.getNode(),
		`HighLevel has no records of "${objectKey}" to choose from`,
		{
			description: label
				? `Within the association this record is: ${label}. Create one in HighLevel first.`
				: 'Create one in HighLevel first, or choose another Object.',
			level: 'warning',
		},
	);
}

/** The locator another picker depends on. @throws NodeOperationError where nothing is chosen yet */
function chosen(
	context: ILoadOptionsFunctions,
	name: string,
	displayName: string,
): { mode: string; value: string } {
	const value = knownText(context, `${name}.value`, displayName);
	const mode = context.getCurrentNodeParameter(`${name}.mode`) as string | undefined;
	if (value) return { mode: mode ?? 'id', value };
	throw new NodeOperationError(context.getNode(), `Choose ${displayName} first`, {
		description: 'The list shows records of the object it names.',
		level: 'warning',
	});
}

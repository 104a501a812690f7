import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
} from 'n8n-workflow';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import type { RecordSide } from '../highLevel/model/shapes';
import { askForPicker } from './askForPicker';
import { entry } from './entry';
import { knownText } from './knownText';

type ObjectOf = (client: HighLevelClient) => Promise<string>;

/** Records of the association's first object. */
export async function getFirstRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, objectOnSide(this, 'first'), filter, paginationToken);
}

/** Records of the association's second object. */
export async function getSecondRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	return await search(this, objectOnSide(this, 'second'), filter, paginationToken);
}

/** Records of the object on the association's side that is chosen under Record Side. */
export async function getSideRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const side = knownText(this, 'recordSide', 'Record Side') === 'second' ? 'second' : 'first';
	return await search(this, objectOnSide(this, side), filter, paginationToken);
}

/** Records of the object that is chosen under Object. */
export async function getObjectRecords(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const key = chosen(this, 'object', 'Object').value;
	return await search(this, async () => key, filter, paginationToken);
}

async function search(
	context: ILoadOptionsFunctions,
	objectOf: ObjectOf,
	filter = '',
	paginationToken = '1',
): Promise<INodeListSearchResult> {
	return await askForPicker(context, async (client) => {
		const objectKey = await objectOf(client);
		const { records, nextPage } = await client.records.search(
			objectKey,
			filter,
			Number(paginationToken) || 1,
		);
		return {
			results: records.map(({ id, label, detail }) =>
				entry(detail ? `${label} (${detail})` : label, id),
			),
			...(nextPage && { paginationToken: String(nextPage) }),
		};
	});
}

function objectOnSide(context: ILoadOptionsFunctions, side: RecordSide): ObjectOf {
	const { mode, value } = chosen(context, 'association', 'Association');
	return async ({ associations }) => {
		const association = await associations.resolve({ by: mode === 'key' ? 'key' : 'id', value });
		return association[`${side}ObjectKey`] ?? '';
	};
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

import {
	NodeOperationError,
	type ILoadOptionsFunctions,
	type INodeListSearchResult,
	type INodeParameterResourceLocator,
} from 'n8n-workflow';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import type { RecordSide } from '../highLevel/shapes';
import { askForPicker } from './askForPicker';

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
	const side = this.getCurrentNodeParameter('recordSide') === 'second' ? 'second' : 'first';
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
			results: records.map(({ id, label, detail }) => ({
				name: detail ? `${label} (${detail})` : label,
				value: id,
			})),
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

/** The locator another picker depends on. */
function chosen(
	context: ILoadOptionsFunctions,
	name: string,
	displayName: string,
): { mode: string; value: string } {
	const locator = context.getCurrentNodeParameter(name) as
		INodeParameterResourceLocator | undefined;
	const value = typeof locator?.value === 'string' ? locator.value.trim() : '';
	if (value && !value.startsWith('=')) return { mode: locator?.mode ?? 'id', value };
	throw new NodeOperationError(context.getNode(), `Choose ${displayName} first`, {
		description: value
			? `${displayName} is an expression, so its records cannot be listed before the node runs. Give the record by ID.`
			: 'The list shows records of the object it names.',
		level: 'warning',
	});
}

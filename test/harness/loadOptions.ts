import { LoadOptionsContext } from 'n8n-core';
import type {
	ILoadOptionsFunctions,
	INodeListSearchResult,
	INodeParameters,
	INodePropertyOptions,
	ResourceMapperFields,
} from 'n8n-workflow';
import type { Instance, NodeSetup } from './instance';
import {
	additionalDataFor,
	completeParameters,
	placeNode,
	withExpressions,
	workflowOf,
} from './instance';

/** A node as it stands in the editor, and which of its lists is opened. */
export interface LoadOptionsOptions extends NodeSetup {
	/** Name of the function under the node's `methods`. */
	method: string;
	/** The parameter being filled in; only paths relative to it (`&name`) need it. */
	path?: string;
	/** Parameters as the editor sends them besides: null or left out for expressions without a value, and fields of n8n's own. */
	unresolved?: Record<string, unknown>;
}

/** A searchable list, and which part of it is asked for. */
export interface ListSearchOptions extends LoadOptionsOptions {
	/** What the user typed; absent for all. */
	filter?: string;
	/** As the page before gave it; absent for the first. */
	paginationToken?: string;
}

async function withContext<T>(
	instance: Instance,
	options: LoadOptionsOptions,
	work: (context: ILoadOptionsFunctions) => Promise<T>,
): Promise<T> {
	const node = placeNode(instance, options);
	const nodeType = instance.nodeTypes.getByNameAndVersion(node.type, node.typeVersion);
	const workflow = workflowOf(instance, node);
	const additionalData = additionalDataFor(instance, workflow, 'internal');
	additionalData.currentNodeParameters = {
		...completeParameters(nodeType, node),
		...options.unresolved,
	} as INodeParameters;
	const context = new LoadOptionsContext(workflow, node, additionalData, options.path ?? '');
	return await withExpressions(workflow, async () => await work(context));
}

function missing(kind: string, { method, type }: LoadOptionsOptions): never {
	throw new Error(`${type} has no methods.${kind}.${method}`);
}

/** Opens a resource locator's list, as the editor does: rejects with what the picker would show. */
export async function listSearch(
	instance: Instance,
	options: ListSearchOptions,
): Promise<INodeListSearchResult> {
	const { methods } = instance.nodeTypes.getByNameAndVersion(options.type, options.typeVersion);
	const method = methods?.listSearch?.[options.method] ?? missing('listSearch', options);
	const { filter, paginationToken } = options;
	return await withContext(
		instance,
		options,
		async (context) => await method.call(context, filter, paginationToken),
	);
}

/** Fills a drop-down list, as the editor does. */
export async function loadOptions(
	instance: Instance,
	options: LoadOptionsOptions,
): Promise<INodePropertyOptions[]> {
	const { methods } = instance.nodeTypes.getByNameAndVersion(options.type, options.typeVersion);
	const method = methods?.loadOptions?.[options.method] ?? missing('loadOptions', options);
	return await withContext(instance, options, async (context) => await method.call(context));
}

/** Fetches the fields of a resource mapper, as the editor does. */
export async function mapperFields(
	instance: Instance,
	options: LoadOptionsOptions,
): Promise<ResourceMapperFields> {
	const { methods } = instance.nodeTypes.getByNameAndVersion(options.type, options.typeVersion);
	const method = methods?.resourceMapping?.[options.method] ?? missing('resourceMapping', options);
	return await withContext(
		instance,
		options,
		async (context) => (await method.call(context)) as ResourceMapperFields,
	);
}

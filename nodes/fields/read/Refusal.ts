import { NodeOperationError, type INode } from 'n8n-workflow';

/** Why a parameter cannot be used. Thrown before any request. */
export class Refusal extends Error {
	constructor(
		/** The parameter's name as the user sees it. */
		readonly field: string,
		/** What is wrong, to follow the name: `is empty`. */
		readonly what: string,
		/** What to do about it, as a sentence. */
		readonly fix: string,
	) {
		super(`"${field}" ${what}`);
	}
}

/**
 * Reads something and puts a refusal into the list instead of throwing it, so that all that is wrong
 * can be said at once.
 *
 * @returns what was read, or undefined when it was refused
 * @throws NodeOperationError for anything else, such as an expression that cannot be resolved
 */
export function collecting<T>(node: INode, refusals: Refusal[], read: () => T): T | undefined {
	try {
		return read();
	} catch (error) {
		if (!(error instanceof Refusal)) throw new NodeOperationError(node, error as Error);
		refusals.push(error);
		return undefined;
	}
}

/**
 * A refusal as the error n8n shows, with the item where there are items; anything else that was
 * thrown comes back as it is.
 */
export function refusalError(node: INode, error: unknown, itemIndex?: number): unknown {
	if (!(error instanceof Refusal)) return error;
	const item = itemIndex === undefined ? '' : ` [item ${itemIndex}]`;
	return new NodeOperationError(node, `${error.message}${item}`, {
		itemIndex,
		description: error.fix,
		level: 'warning',
	});
}

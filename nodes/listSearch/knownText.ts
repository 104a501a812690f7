import { NodeOperationError, type ILoadOptionsFunctions } from 'n8n-workflow';

/**
 * A parameter a list depends on, as text without blanks around it; empty where nothing was given. The
 * editor resolves parameters before it asks for a list: an expression it has no value for arrives as
 * null or not at all, while a field left empty arrives as empty text (resolveRequiredParameters in
 * n8n's editor).
 * @throws NodeOperationError for an expression that has no value before the node runs
 */
export function knownText(
	context: ILoadOptionsFunctions,
	path: string,
	displayName: string,
): string {
	const value: unknown = context.getCurrentNodeParameter(path);
	if (typeof value === 'number') return String(value);
	if (typeof value === 'string' && !value.startsWith('=')) return value.trim();
	throw new NodeOperationError(
		context.getNode(),
		`${displayName} is an expression that has no value before the node runs`,
		{
			description: `So nothing can be listed by it. Give ${displayName} a fixed value while you choose, or give what you would choose here by ID.`,
			level: 'warning',
		},
	);
}

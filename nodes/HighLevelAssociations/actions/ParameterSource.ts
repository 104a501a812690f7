import type { IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';

/**
 * The node's parameters for all items of an execution. n8n spends about as long on reading one
 * parameter as on sending a request, so what holds no expression is read once for all items.
 */
export class ParameterSource {
	readonly node: INode;
	private readonly displayNames: Map<string, string>;
	private readonly isFixed = new Map<string, boolean>();
	private readonly fixed = new Map<string, unknown>();

	constructor(
		private readonly context: IExecuteFunctions,
		properties: INodeProperties[],
	) {
		this.node = context.getNode();
		this.displayNames = new Map(properties.flatMap(namesIn));
	}

	/** A parameter's name as the user sees it. */
	displayName(name: string): string {
		return this.displayNames.get(name) ?? name;
	}

	/**
	 * A parameter's value for an item; null where there is none. A path like `options.description`
	 * reads a collection. With `extractValue` a locator gives its ID, also out of a URL.
	 * @throws n8n's error for an expression that cannot be resolved
	 */
	read(name: string, itemIndex: number, extractValue = false): unknown {
		if (!this.holdsNoExpression(name.split('.')[0])) {
			return this.ask(name, itemIndex, extractValue);
		}
		const cell = extractValue ? `${name} extracted` : name;
		if (!this.fixed.has(cell)) this.fixed.set(cell, this.ask(name, itemIndex, extractValue));
		return this.fixed.get(cell);
	}

	private ask(name: string, itemIndex: number, extractValue: boolean): unknown {
		// Without a fallback n8n throws for a parameter that is not there.
		return this.context.getNodeParameter(name, itemIndex, null, { extractValue });
	}

	private holdsNoExpression(root: string): boolean {
		let answer = this.isFixed.get(root);
		if (answer === undefined) {
			answer = !hasExpression(this.node.parameters[root]);
			this.isFixed.set(root, answer);
		}
		return answer;
	}
}

function hasExpression(value: unknown): boolean {
	if (typeof value === 'string') return value.startsWith('=');
	return typeof value === 'object' && value !== null && Object.values(value).some(hasExpression);
}

function namesIn(property: INodeProperties): Array<[string, string]> {
	const inner = property.type === 'collection' ? (property.options as INodeProperties[]) : [];
	return [
		[property.name, property.displayName],
		...inner.map((entry): [string, string] => [
			`${property.name}.${entry.name}`,
			entry.displayName,
		]),
	];
}

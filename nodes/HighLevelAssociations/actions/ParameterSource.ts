import type { IDataObject, IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';

/**
 * The node's parameters for all items of an execution. n8n spends about as long on reading one
 * parameter as on sending a request, so what holds no expression is read once for all items.
 */
export class ParameterSource {
	readonly node: INode;
	private readonly displayNames: Map<string, string>;
	private readonly expressions = new Map<string, boolean>();
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
	 * reads a collection. A locator comes with its mode.
	 * @throws n8n's error for an expression that cannot be resolved
	 */
	read(name: string, itemIndex: number): unknown {
		if (this.isExpression(name)) return this.ask(name, itemIndex);
		if (!this.fixed.has(name)) this.fixed.set(name, this.ask(name, itemIndex));
		return this.fixed.get(name);
	}

	/** Whether a parameter is stored in the node at all: an entry of a collection may not be added. */
	has(name: string): boolean {
		return this.stored(name) !== undefined;
	}

	/** Whether a parameter is an expression, or holds one. */
	isExpression(name: string): boolean {
		let answer = this.expressions.get(name);
		if (answer === undefined) {
			answer = hasExpression(this.stored(name));
			this.expressions.set(name, answer);
		}
		return answer;
	}

	private ask(name: string, itemIndex: number): unknown {
		// Without a fallback n8n throws for a parameter that is not there.
		return this.context.getNodeParameter(name, itemIndex, null);
	}

	/** A parameter as it is stored, expressions unresolved. */
	private stored(name: string): unknown {
		return name
			.split('.')
			.reduce<unknown>(
				(value, key) => (value as IDataObject | undefined)?.[key],
				this.node.parameters,
			);
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

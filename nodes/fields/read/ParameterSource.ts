import type { IDataObject, IExecuteFunctions, INode, INodeProperties } from 'n8n-workflow';
import { holesIn } from '../../highLevel/model/idList';
import type { Given } from './Given';
import { itemFieldIn, plainValueOf } from './itemField';

/** What a trigger's contexts have in common: there are no items. */
interface TriggerContext {
	getNode(): INode;
	getNodeParameter(name: string, fallback: null): unknown;
}

/** How a parameter was filled in, which is the same for all items. */
interface FilledIn extends Pick<Given, 'written' | 'mode' | 'by'> {
	/** The field of the item that it stands for, where it is such an expression. */
	itemField?: string;
}

/**
 * A node's parameters as n8n gives them, for all items of an execution. n8n spends a quarter as long on
 * resolving an expression as on sending a request, so what holds none is read once for all items, and
 * what is a field of the item and nothing else is taken from the item. Of a locator only the value is
 * asked for: n8n would resolve all its fields, and the name of the record that stands beside it was
 * written by strangers.
 */
export class ParameterSource {
	private readonly fields: Map<string, string>;
	private readonly filledIn = new Map<string, FilledIn>();
	private readonly fixed = new Map<string, unknown>();
	private readonly leftOut = new Map<string, number>();

	private constructor(
		readonly node: INode,
		properties: INodeProperties[],
		/** Asks n8n for a parameter's value, null where there is none. */
		readonly ask: (path: string, itemIndex: number) => unknown,
		/** The fields of an item; none for a trigger. */
		readonly input: (itemIndex: number) => IDataObject = () => ({}),
	) {
		this.fields = new Map(properties.flatMap(namesIn));
	}

	/** The parameters of a node that gets items. */
	static ofItems(context: IExecuteFunctions, properties: INodeProperties[]): ParameterSource {
		// Without a fallback n8n throws for a parameter that is not there.
		const items = context.getInputData();
		return new ParameterSource(
			context.getNode(),
			properties,
			(path, itemIndex) => context.getNodeParameter(path, itemIndex, null),
			(itemIndex) => items[itemIndex]?.json ?? {},
		);
	}

	/** The parameters of a trigger. */
	static ofTrigger(context: TriggerContext, properties: INodeProperties[]): ParameterSource {
		return new ParameterSource(context.getNode(), properties, (path) =>
			context.getNodeParameter(path, null),
		);
	}

	/** A parameter's name as the user sees it. */
	displayName(name: string): string {
		return this.fields.get(name) ?? name;
	}

	/**
	 * A parameter as an item gives it. A path like `options.description` reads a collection.
	 * @throws n8n's error for an expression that cannot be resolved
	 */
	read(name: string, itemIndex: number): Given {
		const filledIn = this.filledInOf(name);
		const { written, mode, by } = filledIn;
		const value = this.valueOf(mode === undefined ? name : `${name}.value`, filledIn, itemIndex);
		return {
			field: this.displayName(name),
			value,
			written,
			by,
			...(mode !== undefined && { mode }),
		};
	}

	/** A parameter as it is stored in the node, expressions not resolved; undefined where it was not added. */
	stored(name: string): unknown {
		return name
			.split('.')
			.reduce<unknown>(
				(value, key) => (value as IDataObject | undefined)?.[key],
				this.node.parameters,
			);
	}

	/** Counts the places of a list with nothing at them, which were left out. */
	countLeftOut({ field, value }: Given): void {
		const places = holesIn(value).length;
		if (places > 0) this.leftOut.set(field, (this.leftOut.get(field) ?? 0) + places);
	}

	/** What the user should know of what was read, although nothing was refused. */
	get notes(): string[] {
		return [...this.leftOut].map(([field, places]) =>
			places === 1
				? `1 entry of "${field}" had nothing in it and was left out`
				: `${places} entries of "${field}" had nothing in them and were left out`,
		);
	}

	private valueOf(path: string, { by, itemField }: FilledIn, itemIndex: number): unknown {
		if (by === 'model') return saidByModel(this.ask(path, itemIndex));
		if (by === 'expression') {
			const own = itemField && plainValueOf(this.input(itemIndex), itemField);
			return own ?? this.ask(path, itemIndex);
		}
		if (!this.fixed.has(path)) this.fixed.set(path, this.ask(path, itemIndex));
		return this.fixed.get(path);
	}

	private filledInOf(name: string): FilledIn {
		let found = this.filledIn.get(name);
		if (!found) {
			const stored = this.stored(name);
			const written = isLocator(stored) ? stored.value : stored;
			found = {
				written,
				by: filledInBy(written),
				itemField: itemFieldIn(written),
				...(isLocator(stored) && { mode: String(stored.mode ?? '') }),
			};
			this.filledIn.set(name, found);
		}
		return found;
	}
}

function isLocator(stored: unknown): stored is { mode?: unknown; value?: unknown } {
	return typeof stored === 'object' && stored !== null && ('__rl' in stored || 'mode' in stored);
}

/** n8n resolves text that begins with "=", at any depth, and a model fills in what calls `$fromAI`. */
function filledInBy(written: unknown): Given['by'] {
	if (typeof written === 'string') {
		if (!written.startsWith('=')) return 'person';
		return /\$fromAI\b/i.test(written) ? 'model' : 'expression';
	}
	if (typeof written !== 'object' || written === null) return 'person';
	const parts = new Set(Object.values(written).map(filledInBy));
	return parts.has('expression') ? 'expression' : parts.has('model') ? 'model' : 'person';
}

/** What a model says; some write the word for what they leave empty (seen). */
function saidByModel(value: unknown): unknown {
	const isWord = typeof value === 'string' && /^\s*(null|undefined)\s*$/i.test(value);
	return isWord ? null : value;
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

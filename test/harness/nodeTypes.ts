import type { INodeType, INodeTypes, IVersionedNodeType } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { standIns } from './standIns';

/** The package's name, as it stands before the dot of a node's type in an exported workflow. */
export const PACKAGE = 'n8n-nodes-highlevel-associations';

/** A node's class, of the TypeScript sources or of the built package. */
export type NodeClass = new () => INodeType | IVersionedNodeType;

/** The nodes n8n knows of: ours by `<package>.<name>`, and stand-ins for the few of n8n's own. */
export class NodeTypes implements INodeTypes {
	/** n8n makes one object of each class and keeps it: so does this. */
	private readonly types = new Map<string, INodeType | IVersionedNodeType>();

	constructor(
		classes: NodeClass[],
		private readonly packageName: string,
		more: Record<string, INodeType>,
	) {
		for (const NodeClass of classes) {
			const nodeType = new NodeClass();
			this.types.set(`${packageName}.${nodeType.description.name}`, nodeType);
		}
		for (const [name, nodeType] of Object.entries({ ...standIns, ...more })) {
			this.types.set(name, nodeType);
		}
	}

	/** The type as a workflow names it: `highLevelAssociations` alone means ours. */
	fullName(type: string): string {
		return type.includes('.') ? type : `${this.packageName}.${type}`;
	}

	getByName(type: string): INodeType | IVersionedNodeType {
		const found = this.types.get(this.fullName(type));
		if (!found) {
			throw new Error(`No node type ${type}. Known: ${[...this.types.keys()].join(', ')}`);
		}
		return found;
	}

	getByNameAndVersion(type: string, version?: number): INodeType {
		return NodeHelpers.getVersionedNodeType(this.getByName(type), version);
	}

	/** Every node type that names this credential. */
	using(credentialType: string): INodeType[] {
		return [...this.types.keys()]
			.map((name) => this.getByNameAndVersion(name))
			.filter(({ description }) =>
				description.credentials?.some(({ name }) => name === credentialType),
			);
	}

	getKnownTypes() {
		return {};
	}
}

/** The newest version of a node, which is what the editor puts on the canvas. */
export function latestVersion({ description }: INodeType): number {
	const { version } = description;
	return Array.isArray(version) ? Math.max(...version) : version;
}

import type { INode, INodeConnections } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';
import { newEngine } from './sandboxedEngine';
import { fileNames, workflowFile } from './workflowFiles';

const OURS = 'n8n-nodes-highlevel-associations.';
const LANGCHAIN = '@n8n/n8n-nodes-langchain.';

/** n8n's own nodes the examples use: versions and parameters as n8n 2.40 describes them. */
const CORE: Record<string, { version: number; parameters: string[] }> = {
	'n8n-nodes-base.manualTrigger': { version: 1, parameters: [] },
	'n8n-nodes-base.noOp': { version: 1, parameters: [] },
	'n8n-nodes-base.stickyNote': { version: 1, parameters: ['content', 'height', 'width', 'color'] },
	'n8n-nodes-base.set': {
		version: 3.4,
		parameters: ['mode', 'jsonOutput', 'assignments', 'includeOtherFields', 'options'],
	},
	'n8n-nodes-base.splitOut': {
		version: 1,
		parameters: ['fieldToSplitOut', 'include', 'options'],
	},
	'n8n-nodes-base.filter': { version: 2.2, parameters: ['conditions', 'options'] },
	'n8n-nodes-base.convertToFile': { version: 1.1, parameters: ['operation', 'options'] },
	'n8n-nodes-base.extractFromFile': {
		version: 1,
		parameters: ['operation', 'binaryPropertyName', 'options'],
	},
	'n8n-nodes-base.formTrigger': {
		version: 2.3,
		parameters: ['formTitle', 'formDescription', 'formFields', 'responseMode', 'options'],
	},
	[`${LANGCHAIN}chatTrigger`]: { version: 1.3, parameters: ['public', 'options'] },
	[`${LANGCHAIN}agent`]: { version: 3.1, parameters: ['promptType', 'text', 'options'] },
	[`${LANGCHAIN}lmChatOpenAi`]: { version: 1.2, parameters: ['model', 'options'] },
	[`${LANGCHAIN}memoryBufferWindow`]: { version: 1.3, parameters: ['contextWindowLength'] },
};

const engine = newEngine();
const isOurs = ({ type }: INode) => type.startsWith(OURS);

it('has workflows', () => {
	expect(fileNames.length).toBeGreaterThan(3);
});

describe.each(fileNames)('%s', (fileName) => {
	const file = workflowFile(fileName);
	const { nodes, connections } = file;

	it('is what n8n exports: a name, an ID, inactive, nothing pinned', () => {
		expect(file).toMatchObject({
			name: expect.stringMatching(/\w/),
			id: expect.stringMatching(/^\w{16,}$/),
			active: false,
			pinData: {},
			settings: { executionOrder: 'v1' },
		});
	});

	it("uses this package's nodes and n8n's own, in versions n8n has", () => {
		const unknown = nodes.filter((node) => !isOurs(node) && !CORE[node.type]);
		expect(unknown.map(({ type }) => type)).toEqual([]);
		for (const { type, typeVersion } of nodes) {
			const { version } = CORE[type] ?? engine.nodeType(type).description;
			expect([version].flat()).toContain(typeVersion);
		}
	});

	it('sets no parameter its node does not have', () => {
		for (const node of nodes.filter((each) => !isOurs(each))) {
			const extra = Object.keys(node.parameters).filter(
				(name) => !CORE[node.type].parameters.includes(name),
			);
			expect([node.name, extra]).toEqual([node.name, []]);
		}
		for (const node of nodes.filter(isOurs)) {
			const { description } = engine.nodeType(node.type);
			const known = NodeHelpers.getNodeParameters(
				description.properties,
				node.parameters,
				true,
				false,
				node,
				description,
			);
			const { pollTimes, ...given } = node.parameters;
			expect(pollTimes === undefined || description.polling).toBeTruthy();
			expect(known).toMatchObject(given);
		}
	});

	it('leaves no required parameter empty', () => {
		for (const node of nodes.filter(isOurs)) {
			const { description } = engine.nodeType(node.type);
			const issues = NodeHelpers.getNodeParametersIssues(description.properties, node, description);
			expect([node.name, issues]).toEqual([node.name, null]);
		}
	});

	it('names a credential of a known type, and holds no secret', () => {
		for (const node of nodes.filter(isOurs)) {
			const types = engine.nodeType(node.type).description.credentials?.map(({ name }) => name);
			expect(types ?? []).toEqual(expect.arrayContaining(Object.keys(node.credentials ?? {})));
			if (types) expect(Object.keys(node.credentials ?? {})).toHaveLength(1);
		}
		expect(JSON.stringify(file)).not.toMatch(/pit-|Bearer|secret/i);
	});

	it('connects nodes that exist, each of them reached from a trigger', () => {
		const names = nodes.map(({ name }) => name);
		expect(new Set(names).size).toBe(names.length);
		expect(new Set(nodes.map(({ id }) => id)).size).toBe(nodes.length);
		const targetsOf = (kind: (type: string) => boolean, [name, outputs]: [string, object]) =>
			Object.entries(outputs as INodeConnections)
				.filter(([type]) => kind(type))
				.flatMap(([, ends]) => ends.flatMap((output) => output ?? []))
				.map(({ node }) => ({ name, node }));
		const all = Object.entries(connections);
		const reached = all.flatMap((each) => targetsOf((type) => type === 'main', each));
		// A model, memory or tool serves the node it leads to.
		const serving = all.flatMap((each) => targetsOf((type) => type.startsWith('ai_'), each));
		const targets = [...reached, ...serving].map(({ node }) => node);
		expect(names).toEqual(expect.arrayContaining([...Object.keys(connections), ...targets]));
		const unreached = nodes.filter(
			({ name, type }) =>
				!reached.some(({ node }) => node === name) &&
				!serving.some((each) => each.name === name) &&
				!/trigger$/i.test(type) &&
				!type.endsWith('.stickyNote'),
		);
		expect(unreached.map(({ name }) => name)).toEqual([]);
	});

	it('refers in its expressions to nodes that exist', () => {
		const names = new Set(nodes.map(({ name }) => name));
		const referred = [...JSON.stringify(nodes).matchAll(/\$\('((?:[^'\\]|\\.)+)'\)/g)];
		expect(referred.map(([, name]) => name).filter((name) => !names.has(name))).toEqual([]);
	});

	it('lays its nodes out without one covering another, notes above them', () => {
		const notes = nodes.filter(({ type }) => type.endsWith('.stickyNote'));
		const others = nodes.filter(({ type }) => !type.endsWith('.stickyNote'));
		for (const [at, one] of others.entries()) {
			for (const other of others.slice(at + 1)) {
				const apart =
					Math.abs(one.position[0] - other.position[0]) >= 200 ||
					Math.abs(one.position[1] - other.position[1]) >= 160;
				expect([one.name, other.name, apart]).toEqual([one.name, other.name, true]);
			}
		}
		expect(notes.length).toBeGreaterThan(0);
		for (const { position, parameters } of notes) {
			const bottom = position[1] + Number(parameters.height);
			expect(bottom).toBeLessThan(Math.min(...others.map((node) => node.position[1])));
		}
	});
});

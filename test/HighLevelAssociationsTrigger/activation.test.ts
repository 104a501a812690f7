import { generateKeyPairSync } from 'node:crypto';
import {
	NodeHelpers,
	Workflow,
	type INode,
	type INodeParameters,
	type INodeProperties,
	type INodeTypes,
} from 'n8n-workflow';
import { EVENT_NAMES } from '../../nodes/highLevel/webhooks/eventNames';
import { withExpressions } from '../harness/instance';
import { makeSigner } from '../highLevel/webhooks/delivery.fixture';
import { FILTERS, newEngine, NOTHING, TYPE } from './trigger.fixture';

const engine = newEngine();
const signer = makeSigner();
const events = ['RelationCreate'];
const NODE = {
	id: 'node-1',
	name: 'Trigger',
	type: TYPE,
	typeVersion: 1,
	position: [0, 0] as [number, number],
};
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
	.publicKey.export({ format: 'pem', type: 'spki' })
	.toString();

async function activating(parameters: Record<string, unknown>): Promise<string> {
	return await engine.activate({ type: TYPE, parameters }).then(
		() => 'activated',
		(error: Error) => `${error.name}: ${error.message}`,
	);
}

/** An expression of the node's description, as n8n works it out for a node with these events. */
async function worksOut(expression: string | undefined, events: unknown): Promise<unknown> {
	const nodeType = engine.nodeType(TYPE);
	const nodeTypes = { getByNameAndVersion: () => nodeType } as unknown as INodeTypes;
	const node: INode = { ...NODE, parameters: { events } as INodeParameters };
	const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
	return await withExpressions(workflow, async () =>
		workflow.expression.getSimpleParameterValue(
			workflow.nodes[node.name],
			expression,
			'manual',
			{},
		),
	);
}

describe('activating the workflow', () => {
	it.each([
		["HighLevel's key", { events }],
		[
			'a key of their own',
			{ events, options: { verification: 'publicKey', publicKey: signer.pem } },
		],
		['no verification', { events, options: { verification: 'none' } }],
		[
			'filters and a maximum age',
			{ events, filters: { locationIds: 'a,b' }, options: { maxAgeMinutes: 5 } },
		],
	])('succeeds with %s, and registers nothing', async (_what, parameters) => {
		const staticData = {};
		await engine.activate({ type: TYPE, parameters, staticData });
		await engine.deactivate({ type: TYPE, parameters, staticData });
		expect(staticData).toEqual({});
	});

	const publicKey = (text: string) => ({
		events,
		options: { verification: 'publicKey', publicKey: text },
	});
	it.each([
		['no event', { events: [] }, /^NodeOperationError: "Trigger On" is empty/],
		['an unknown event', { events: ['ContactCreate'] }, /"Trigger On" has "ContactCreate"/],
		['an empty key', publicKey(''), /^NodeOperationError: "Public Key" cannot be used.*empty/],
		['an RSA key', publicKey(rsa), /"Public Key" cannot be used.*RSA, not Ed25519/],
		['a private key', publicKey(signer.privatePem), /"Public Key" cannot be used.*private key/],
		['a key of zeros', publicKey(`${'A'.repeat(43)}=`), /This key proves nothing: any message/],
		['words for a key', publicKey('my key'), /"Public Key" cannot be used/],
		['a negative age', { events, options: { maxAgeMinutes: -1 } }, /Max Age \(Minutes\)/],
		['an age that is not a number', { events, options: { maxAgeMinutes: 'soon' } }, /Max Age/],
		[
			'an unknown verification',
			{ events, options: { verification: 'x' } },
			/^\S+ "Verification" is "x"/,
		],
		[
			'an age that an expression does not give',
			{ events, options: { maxAgeMinutes: '={{ null }}' } },
			/Max Age/,
		],
		[
			'something that is not a list',
			{ events, filters: { objectKeys: '={{ ({a: 1}) }}' } },
			/Object Keys/,
		],
	])('is refused with %s, by the name of the field', async (_what, parameters, words) => {
		expect(await activating(parameters)).toMatch(words);
	});

	it.each(NOTHING)(
		'is refused with a filter that is filled in and gives nothing: %j',
		async (given) => {
			for (const [name, displayName] of Object.entries(FILTERS)) {
				expect(await activating({ events, filters: { [name]: given } })).toBe(
					`NodeOperationError: "${displayName}" is filled in but gives nothing. Check its expression, or remove the filter.`,
				);
			}
		},
	);

	it.each([undefined, null, '', ' \n', []])(
		'succeeds with a filter that the user left empty: %j',
		async (empty) => {
			const filters = { locationIds: empty, associations: empty, objectKeys: empty };
			expect(await activating({ events, filters })).toBe('activated');
		},
	);

	describe('for relations alone, whose events carry only the ID of their association,', () => {
		const relations = ['RelationCreate', 'RelationDelete'];

		it.each([
			'66f1a0c2b7e4d5f6a7b8c9d0',
			'66F1A0C2B7E4D5F6A7B8C9D0',
			'b0a1f1de-7a54-4ff3-9d3c-0f6f7a1b2c3d',
			'OPPORTUNITIES_CONTACTS_ASSOCIATION',
			'TASK_CUSTOM_OBJECTS.PET_ASSOCIATION',
			'property_buyer',
			'={{ ["property_buyer", "plain"] }}',
		])('succeeds with an ID of any form, and with what may be one: %s', async (associations) => {
			expect(await activating({ events: relations, filters: { associations } })).toBe('activated');
		});
	});

	it('is refused in the same words when the editor starts to listen', async () => {
		const listening = engine.activate({ type: TYPE, parameters: { events: [] }, mode: 'manual' });
		await expect(listening).rejects.toThrow('"Trigger On" is empty');
	});
});

describe('the node as the editor shows it', () => {
	const { description } = engine.nodeType(TYPE);

	const paths = description.webhooks?.map(({ path }) => path) ?? [];

	it('asks for a POST at a path of its own for each event, and at the one path of before', () => {
		expect(paths).toEqual([
			'webhook',
			'webhook/relation-create',
			'webhook/relation-delete',
			'webhook/association-create',
			'webhook/association-update',
			'webhook/association-delete',
		]);
		for (const webhook of description.webhooks ?? []) {
			expect(webhook).toMatchObject({
				name: 'default',
				httpMethod: 'POST',
				responseMode: 'onReceived',
			});
		}
		expect(description.inputs).toEqual([]);
	});

	it.each([
		[[], ['webhook']],
		[['RelationDelete'], ['webhook/relation-delete']],
		['AssociationUpdate', ['webhook/association-update']],
		[
			'={{ "RelationCreate, RelationDelete" }}',
			['webhook/relation-create', 'webhook/relation-delete'],
		],
		['={{ undefined }}', ['webhook']],
		[[...EVENT_NAMES], paths.slice(1)],
	])('shows the URLs of the events that are selected: %j', async (events, shown) => {
		const visible: unknown[] = [];
		for (const { path, ndvHideUrl } of description.webhooks ?? []) {
			if (!(await worksOut(String(ndvHideUrl), events))) visible.push(path);
		}
		expect(visible).toEqual(shown);
	});

	it('lists relation events first, because most workflows are about them', () => {
		const events = description.properties.find(({ name }) => name === 'events');
		expect(events?.options?.map((option) => 'value' in option && option.value)).toEqual([
			'RelationCreate',
			'RelationDelete',
			'AssociationCreate',
			'AssociationDelete',
			'AssociationUpdate',
		]);
	});

	it('has Location IDs in sight from the start', () => {
		const filters = description.properties.find(({ name }) => name === 'filters');
		expect(filters?.default).toEqual({ locationIds: '' });
	});

	it('has Public Key in sight from the start, and lets it be filled in for that verification only', () => {
		const options = description.properties.find(({ name }) => name === 'options');
		expect(options?.default).toEqual({ verification: 'highLevel', publicKey: '' });
		const key = options?.options?.find(({ name }) => name === 'publicKey') as INodeProperties;
		const isDisabled = (verification: string) =>
			NodeHelpers.displayParameter(
				{ verification },
				key,
				null,
				description,
				undefined,
				'disabledOptions',
			);
		expect(['highLevel', 'none', 'publicKey'].map(isDisabled)).toEqual([true, true, false]);
	});

	it('keeps an empty field in sight when n8n saves the node', () => {
		const parameters = { events, filters: { locationIds: '' }, options: { publicKey: '' } };
		const saved = NodeHelpers.getNodeParameters(
			description.properties,
			parameters,
			false,
			false,
			null,
			description,
		);
		expect(saved).toEqual(parameters);
	});

	it.each(['={{ "RelationCreate, RelationDelete" }}', ['RelationCreate', 'RelationDelete']])(
		'has a subtitle whether its events are text or a list: %j',
		async (events) => {
			expect(await worksOut(description.subtitle, events)).toBe('RelationCreate, RelationDelete');
		},
	);

	it('advises to name the locations, and why', () => {
		const filters = description.properties.find(({ name }) => name === 'filters');
		const locations = filters?.options?.find(({ name }) => name === 'locationIds');
		expect(JSON.stringify(locations)).toMatch(/Recommended: .* every Marketplace app/);
	});

	it('tells the way through the Marketplace app, the scopes, and the URL per event', () => {
		const texts = JSON.stringify(description.properties);
		for (const words of [
			'My Apps',
			'Advanced Settings',
			'Production URL',
			'Test URL',
			'scope associations.readonly',
			'scope associations/relation.readonly',
			'Each event has a URL of its own',
		]) {
			expect(texts).toContain(words);
		}
	});
});

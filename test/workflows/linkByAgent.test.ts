import type { IDataObject } from 'n8n-workflow';
import type * as Hastened from '../connection/hastened.fixture';
import { openExamples, type Examples } from './examples.fixture';
import { workflowFile } from './workflowFiles';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

const FILE = 'link-by-agent.json';
const ADA = 'ada.abbott@example.com';
const DUNMORE = '4 Station Street, Dunmore';

describe('Link by agent', () => {
	let examples: Examples;
	beforeEach(async () => {
		examples = await openExamples();
	});
	afterEach(async () => await examples.sandbox.close());

	/** Lets the model call one tool, and gives what it is answered. */
	const call = async (tool: string, args: IDataObject): Promise<string> => {
		examples.modelCalls.splice(0, Infinity, { tool, args });
		const input = [{ sessionId: '1', chatInput: 'What people ask for' }];
		const { items, error } = await examples.run(FILE, { input });
		if (error) throw new Error(error.message);
		return String(items[0].json.output);
	};
	const pair = (more: IDataObject = {}) => ({
		...{ Association: 'tenant_property', First_Record: ADA, Second_Record: DUNMORE },
		...more,
	});
	const isLinked = () => {
		const { contact, property, idOf, sandbox } = examples;
		const [first, second] = [contact(0), property(3)];
		return !!sandbox.state.relations.find(idOf('tenant_property'), first.id, second.id);
	};

	it('links a contact and a property by email and address', async () => {
		expect(JSON.parse(await call('Link_two_records', pair()))).toMatchObject([
			{ outcome: 'created' },
		]);
		expect(isLinked()).toBe(true);
		expect(await call('Link_two_records', pair())).toContain('"outcome":"existing"');
	});

	it('lists links by names, those of one kind or all', async () => {
		await call('Link_two_records', pair());
		const listed = async (kind: string) =>
			JSON.parse(
				await call('List_links', {
					Object: 'contact',
					Record: ADA,
					Association_Names_or_IDs: kind,
				}),
			) as IDataObject[];

		expect(await listed('tenant_property')).toMatchObject([
			{
				recordName: 'Ada Abbott',
				linkedRecordName: DUNMORE,
				associationKey: 'tenant_property',
				linkedRecordLabel: 'Property rented',
			},
		]);
		expect((await listed('')).length).toBeGreaterThan(1);
	});

	it('unlinks them, and says where they were not linked', async () => {
		await call('Link_two_records', pair());
		expect(await call('Unlink_two_records', pair())).toContain('"deleted":true');
		expect(isLinked()).toBe(false);
		expect(await call('Unlink_two_records', pair())).toContain('"deleted":false');
	});

	it('tells the model that nothing matches, or which records do', async () => {
		const { records } = examples.sandbox.state;
		const { objectKey, properties } = examples.contact(0);
		records.add({ objectKey, properties: { ...properties, email: 'ada@example.net' } });

		const nobody = await call('Link_two_records', pair({ First_Record: 'nobody@example.com' }));
		expect(nobody).toMatch(/^Error: No contact with the email "nobody@example.com" was found/);
		const several = await call('Link_two_records', pair({ First_Record: 'Ada Abbott' }));
		expect(several).toMatch(/^Error: 2 contacts have the name "Ada Abbott": .*ada@example\.net/);
		expect(isLinked()).toBe(false);

		const { id } = examples.contact(0);
		expect(several).toContain(id);
		const one = await call('Link_two_records', pair({ First_Record: id }));
		expect(one).toContain('"outcome":"created"');
		expect(isLinked()).toBe(true);
	});

	it('describes to the model all that it fills in, and each tool', () => {
		const tools = workflowFile(FILE).nodes.filter(({ type }) => type.endsWith('Tool'));
		expect(tools).toHaveLength(3);
		for (const { parameters } of tools) {
			expect(parameters.toolDescription).toMatch(/^\w.{40}/);
			const filled = JSON.stringify(parameters).match(/\$fromAI\(/g);
			const described = JSON.stringify(parameters).match(
				/\$fromAI\('\w+', `[^`]{40,}`, 'string'\)/g,
			);
			expect(described).toHaveLength(filled?.length ?? 0);
			expect(filled?.length).toBeGreaterThan(2);
		}
	});
});

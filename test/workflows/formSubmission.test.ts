import type * as Hastened from '../connection/hastened.fixture';
import { openExamples, type Examples } from './examples.fixture';

jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

describe('Link a form submission', () => {
	const FILE = 'link-a-form-submission.json';
	let examples: Examples;
	beforeEach(async () => {
		examples = await openExamples();
	});
	afterEach(async () => await examples.sandbox.close());

	const answer = async (Email: string, Address: string) => {
		const { items } = await examples.run(FILE, {
			startNode: 'On form submission',
			input: [{ Email, Address }],
		});
		return items.map(({ json }) => json.message);
	};

	it('links the contact and the property of the sample', async () => {
		const { contact, property, run, sandbox } = examples;
		const relations = sandbox.state.relations.size;
		const result = await run(FILE);
		expect(result.items.map(({ json }) => json.message)).toEqual(['They are linked now.']);
		expect(sandbox.state.relations.size).toBe(relations + 1);
		const [newest] = sandbox.state.relations.list().slice(-1);
		expect(newest).toMatchObject({
			firstRecordId: contact(0).id,
			secondRecordId: property(3).id,
		});
	});

	it('says that they were linked before', async () => {
		const { contact, property } = examples;
		const answers = [contact(0).properties.email, property(0).properties.address] as string[];
		expect(await answer(answers[0], answers[1])).toEqual(['They were linked before.']);
	});

	it('says in words when one is unknown', async () => {
		const [message] = await answer('nobody@example.com', '1 Riverside Lane, Ashford');
		expect(message).toMatch(/^They are not linked: No contact with the email "nobody@example.com"/);
	});
});

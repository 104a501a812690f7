import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { ParameterSource } from '../../../nodes/fields/read/ParameterSource';
import { probeEngine } from './probe.fixture';

const properties: INodeProperties[] = [
	{ displayName: 'Text', name: 'text', type: 'string', default: '' },
];

/** Puts out a parameter as it is read, as n8n itself gives it, and how often n8n was asked for it. */
const engine = probeEngine(properties, (context) => {
	let asked = 0;
	const counting = Object.create(context, {
		getNodeParameter: {
			value: (name: string, item: number, fallback: unknown) => {
				asked++;
				return context.getNodeParameter(name, item, fallback) as unknown;
			},
		},
	}) as IExecuteFunctions;
	const source = ParameterSource.ofItems(counting, properties);
	const settled = (work: () => unknown) => {
		try {
			return { value: work() };
		} catch (error) {
			return { refused: (error as Error).message };
		}
	};
	const items = context.getInputData().map((_, item) => {
		const read = settled(() => source.read('text', item).value);
		const given = settled(() => context.getNodeParameter('text', item, null));
		return { json: { read, given } as never, pairedItem: { item } };
	});
	return [...items, { json: { asked }, pairedItem: { item: 0 } }];
});

/** What is read of each item, which is always what n8n gives, and how often n8n was asked. */
async function reading(text: string, input: object[]) {
	const ran = await engine.runNode({ type: 'probe', parameters: { text }, input: input as never });
	if (ran.error) throw new Error(ran.error.message);
	const outputs = ran.items.map(({ json }) => json);
	const { asked } = outputs.pop() ?? {};
	for (const { read, given } of outputs) expect(read).toEqual(given);
	return { asked, read: outputs.map(({ read }) => read) };
}

const values = (...given: unknown[]) => given.map((value) => ({ value }));

describe('a parameter that is a field of the item and nothing else', () => {
	it.each([
		['={{ $json.email }}', { email: 'ada@example.com' }],
		['={{$json.email}}', { email: 'ada@example.com' }],
		['={{ $json["E-mail address"] }}', { 'E-mail address': 'ada@example.com' }],
		["={{ $json['E-mail address'] }}", { 'E-mail address': 'ada@example.com' }],
	])('is taken from the item: %s', async (text, item) => {
		expect(await reading(text, [item])).toEqual({ asked: 0, read: values('ada@example.com') });
	});

	it('is another one for each item, of whatever plain value', async () => {
		const given = ['Ada', '', 7, 0, true, false];
		const read = await reading(
			'={{ $json.name }}',
			given.map((name) => ({ name })),
		);
		expect(read).toEqual({ asked: 0, read: values(...given) });
	});

	it.each(['={{ $json.secret }}', '=Ltd', '{{ 1 + 1 }}', '$fromAI("x")'])(
		'is never run, whatever it holds: %s',
		async (name) => {
			const read = await reading('={{ $json.name }}', [{ name, secret: 1 }]);
			expect(read).toEqual({ asked: 0, read: values(name) });
		},
	);
});

it.each([
	['a field that is not there', '={{ $json.email }}', { name: 'Ada' }],
	['a field that is inherited', '={{ $json.toString }}', {}],
	['a field that n8n refuses', '={{ $json.constructor }}', { constructor: 'Ada' }],
	['a field without a value', '={{ $json.email }}', { email: null }],
	['a list', '={{ $json.emails }}', { emails: ['ada@example.com'] }],
	['an object', '={{ $json.contact }}', { contact: { email: 'ada@example.com' } }],
	['a field of a field', '={{ $json.contact.email }}', { contact: { email: 'ada@example.com' } }],
	['what is done with a field', '={{ $json.email.toUpperCase() }}', { email: 'ada@example.com' }],
	['text around a field', '={{ $json.first }} {{ $json.last }}', { first: 'Ada', last: 'Lane' }],
	['a blank after a field', '={{ $json.first }} ', { first: 'Ada' }],
	['an escaped name', '={{ $json["a\\"b"] }}', { 'a"b': 'Ada' }],
	['no expression', '{{ $json.email }}', { email: 'ada@example.com' }],
])('n8n is asked for %s', async (_what, text, item) => {
	expect((await reading(text, [item])).asked).toBe(1);
});

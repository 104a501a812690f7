import fc from 'fast-check';
import { EVENT_NAMES, eventOfUrl, urlNameOf } from '../../../nodes/highLevel/webhooks/eventNames';
import { parseEvent } from '../../../nodes/highLevel/webhooks/parseEvent';
import { ASSOCIATION, ASSOCIATION_WITH_CARDINALITY, RELATION, SAMPLES } from './delivery.fixture';

const parse = (body: unknown, urlNames?: unknown) =>
	parseEvent(Buffer.from(JSON.stringify(body)), urlNames);

describe("a delivery's body", () => {
	it.each(EVENT_NAMES)('%s is named by its type, flat or under data', (type) => {
		const sample = SAMPLES[type];
		const event = { kind: 'event', names: [type], fields: { type, ...sample } };
		expect(parse({ type, ...sample })).toEqual(event);
		expect(parse({ type, data: sample })).toEqual(event);
		expect(parse({ data: { type, ...sample } })).toEqual(event);
	});

	it('keeps whatever lies beside data', () => {
		const beside = { type: 'RelationCreate', webhookId: 'w-1', appId: 'a-1', extra: [1] };
		expect(parse({ ...beside, data: RELATION })).toEqual({
			kind: 'event',
			names: ['RelationCreate'],
			fields: { ...beside, ...RELATION },
		});
	});

	it('leaves a field called data alone when the event is flat', () => {
		const body = { type: 'RelationCreate', ...RELATION, data: { note: 'x' } };
		expect(parse(body)).toMatchObject({ names: ['RelationCreate'], fields: body });
	});

	it('is named by its type before its shape and before the URL', () => {
		const body = { type: 'AssociationDelete', ...ASSOCIATION };
		expect(parse(body, 'AssociationCreate')).toHaveProperty('names', ['AssociationDelete']);
	});

	it.each([
		{ type: 'INSTALL', appId: 'a', locationId: 'l' },
		{ type: 'ContactCreate', id: 'c' },
		{ type: 'ContactCreate', ...RELATION },
		{ data: { type: 'UNINSTALL' } },
		{},
		{ data: [] },
		{ id: 'x' },
	])('of another event, as HighLevel sends them to every URL of an app, is one: %j', (body) => {
		expect(parse(body)).toHaveProperty('kind', 'otherEvent');
	});

	it.each([
		['not JSON', 'x'],
		['empty', ''],
		['cut off', '{"type":"RelationCreate"'],
		[
			'nested too deeply to be written again',
			`{"type":"RelationCreate","a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`,
		],
	])('is refused when it is %s', (_what, text) => {
		expect(parseEvent(Buffer.from(text))).toHaveProperty('kind', 'unreadable');
	});

	it.each([[null], [[RELATION]], ['RelationCreate'], [1]])('is refused when it is %j', (body) => {
		expect(parse(body)).toHaveProperty('kind', 'unreadable');
	});

	it('takes the last of two equal keys, as JSON readers do', () => {
		const text = `{"type":"RelationDelete","type":"RelationCreate","id":"r"}`;
		expect(parseEvent(Buffer.from(text))).toHaveProperty('names', ['RelationCreate']);
	});
});

describe('an event without a type', () => {
	const EITHER = ['RelationCreate', 'RelationDelete'];

	it('is named by its shape where only one event has it', () => {
		expect(parse(ASSOCIATION)).toHaveProperty('names', ['AssociationCreate']);
		expect(parse({ data: ASSOCIATION })).toHaveProperty('names', ['AssociationCreate']);
	});

	it('may be either event where two have its shape', () => {
		expect(parse(RELATION)).toHaveProperty('names', EITHER);
		expect(parse(ASSOCIATION_WITH_CARDINALITY)).toHaveProperty('names', [
			'AssociationUpdate',
			'AssociationDelete',
		]);
	});

	it.each(EVENT_NAMES)('is named %s by the URL, in either spelling', (name) => {
		for (const said of [
			name,
			[name, ` ${name.toLowerCase()}`],
			[urlNameOf(name), undefined],
			['webhook', name],
			[urlNameOf(name), [name, name]],
		]) {
			expect(parse(SAMPLES[name], said)).toHaveProperty('names', [name]);
		}
	});

	it.each([
		['unknown'],
		[''],
		['relation'],
		[['RelationCreate', 'RelationDelete']],
		[['relation-create', 'RelationDelete']],
		[Object.assign(Object.create(null), { a: 'RelationCreate' })],
		[7],
	])('is named by its shape where the URL says %j', (said) => {
		expect(parse(RELATION, said)).toHaveProperty('names', EITHER);
	});

	it('is not named after the URL of another subject', () => {
		expect(parse(RELATION, 'AssociationCreate')).toHaveProperty('names', EITHER);
	});
});

it.each([
	['RelationCreate', 'relation-create'],
	['AssociationUpdate', 'association-update'],
] as const)('the URL of %s ends in %s', (name, urlName) => {
	expect(urlNameOf(name)).toBe(urlName);
	expect(eventOfUrl(urlName)).toBe(name);
});

it('reading a body never throws, whatever the bytes and the hint', () => {
	const nearlyAnEvent = fc.dictionary(
		fc.constantFrom('type', 'data', '__proto__', 'id', 'constructor', ...Object.keys(RELATION)),
		fc.oneof(fc.constantFrom(...EVENT_NAMES), fc.jsonValue()),
	);
	const bytes = fc.oneof(
		fc.uint8Array(),
		fc.json().map((text) => Buffer.from(text)),
		nearlyAnEvent.map((body) => Buffer.from(JSON.stringify(body))),
	);
	fc.assert(
		fc.property(bytes, fc.anything({ withNullPrototype: true }), (body, urlNames) => {
			const { kind } = parseEvent(body, urlNames);
			expect(['event', 'otherEvent', 'unreadable']).toContain(kind);
		}),
	);
});

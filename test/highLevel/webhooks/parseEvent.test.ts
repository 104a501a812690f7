import fc from 'fast-check';
import { EVENT_NAMES, type EventName } from '../../../nodes/highLevel/webhooks/eventNames';
import { parseEvent } from '../../../nodes/highLevel/webhooks/parseEvent';
import { ASSOCIATION, ASSOCIATION_WITH_CARDINALITY, RELATION, SAMPLES } from './delivery.fixture';

function parse(body: unknown, selected: readonly EventName[] = EVENT_NAMES, hint?: unknown) {
	return parseEvent(Buffer.from(JSON.stringify(body)), selected, hint);
}

describe("a delivery's body", () => {
	it.each(EVENT_NAMES)('%s is named by its type, flat or under data', (type) => {
		const sample = SAMPLES[type];
		const event = { event: type, fields: { type, ...sample } };
		expect(parse({ type, ...sample })).toEqual(event);
		expect(parse({ type, data: sample })).toEqual(event);
		expect(parse({ data: { type, ...sample } })).toEqual(event);
	});

	it('keeps whatever lies beside data', () => {
		const beside = { type: 'RelationCreate', webhookId: 'w-1', appId: 'a-1', extra: [1] };
		expect(parse({ ...beside, data: RELATION })).toEqual({
			event: 'RelationCreate',
			fields: { ...beside, ...RELATION },
		});
	});

	it('leaves a field called data alone when the event is flat', () => {
		const body = { type: 'RelationCreate', ...RELATION, data: { note: 'x' } };
		expect(parse(body)).toEqual({ event: 'RelationCreate', fields: body });
	});

	it('believes its type before its shape and before the hint', () => {
		const body = { type: 'AssociationDelete', ...ASSOCIATION };
		expect(parse(body, EVENT_NAMES, 'AssociationCreate')).toMatchObject({
			event: 'AssociationDelete',
		});
	});

	it('of an event that is not selected is told apart from one that is no event', () => {
		expect(parse({ type: 'RelationDelete', ...RELATION }, ['RelationCreate'])).toEqual({
			unselected: 'RelationDelete',
		});
		expect(parse({ type: 'ContactCreate', id: 'c' })).toHaveProperty('refusal');
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
		expect(parseEvent(Buffer.from(text), EVENT_NAMES)).toHaveProperty('refusal');
	});

	it.each([[null], [[RELATION]], ['RelationCreate'], [1], [{}], [{ data: [] }], [{ id: 'x' }]])(
		'is refused when it is %j',
		(body) => {
			expect(parse(body)).toHaveProperty('refusal');
		},
	);

	it('takes the last of two equal keys, as JSON readers do', () => {
		const text = `{"type":"RelationDelete","type":"RelationCreate","id":"r"}`;
		expect(parseEvent(Buffer.from(text), EVENT_NAMES)).toMatchObject({ event: 'RelationCreate' });
	});
});

describe('an event without a type', () => {
	it('is named by its shape when exactly one selected event has that shape', () => {
		expect(parse(RELATION, ['RelationDelete'])).toHaveProperty('event', 'RelationDelete');
		const one: EventName[] = ['AssociationUpdate', 'RelationCreate', 'AssociationCreate'];
		expect(parse(RELATION, one)).toHaveProperty('event', 'RelationCreate');
		expect(parse(ASSOCIATION_WITH_CARDINALITY, one)).toHaveProperty('event', 'AssociationUpdate');
		expect(parse({ data: ASSOCIATION })).toHaveProperty('event', 'AssociationCreate');
	});

	it('carries every name it may have when nothing decides', () => {
		expect(parse(RELATION)).toHaveProperty('event', 'RelationCreate or RelationDelete');
		expect(parse(ASSOCIATION_WITH_CARDINALITY)).toHaveProperty(
			'event',
			'AssociationUpdate or AssociationDelete',
		);
	});

	it('is not selected when no selected event has its shape', () => {
		expect(parse(RELATION, ['AssociationCreate'])).toHaveProperty('unselected');
		expect(parse(ASSOCIATION_WITH_CARDINALITY, ['AssociationCreate'])).toHaveProperty('unselected');
	});

	it.each(EVENT_NAMES)('is named %s by the URL', (name) => {
		expect(parse(SAMPLES[name], EVENT_NAMES, name)).toHaveProperty('event', name);
		expect(parse(SAMPLES[name], EVENT_NAMES, [name, ` ${name.toLowerCase()}`])).toHaveProperty(
			'event',
			name,
		);
	});

	it('is not called what is selected when its URL says another event', () => {
		expect(parse(RELATION, ['RelationCreate'], 'RelationDelete')).toEqual({
			unselected: 'RelationDelete',
		});
	});

	it.each([
		['unknown'],
		[''],
		[['RelationCreate', 'RelationDelete']],
		[Object.assign(Object.create(null), { a: 'RelationCreate' })],
		[7],
	])('is named by its shape when the URL says %j', (hint) => {
		expect(parse(RELATION, EVENT_NAMES, hint)).toHaveProperty(
			'event',
			'RelationCreate or RelationDelete',
		);
	});

	it('is not called after a URL of another subject', () => {
		expect(parse(RELATION, EVENT_NAMES, 'AssociationCreate')).toHaveProperty(
			'event',
			'RelationCreate or RelationDelete',
		);
	});
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
		fc.property(
			bytes,
			fc.subarray([...EVENT_NAMES]),
			fc.anything({ withNullPrototype: true }),
			(body, selected, hint) => {
				const parsed = parseEvent(body, selected, hint);
				expect('event' in parsed || 'unselected' in parsed || 'refusal' in parsed).toBe(true);
			},
		),
	);
});

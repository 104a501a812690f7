import { EVENT_NAMES, urlNameOf, type EventName } from '../../nodes/highLevel/webhooks/eventNames';
import { RELATION, SAMPLES } from '../highLevel/webhooks/delivery.fixture';
import { makeTrigger, webhookId } from './trigger.fixture';

const trigger = makeTrigger();

/** What the published samples, which have no type, show of themselves. */
const UNTYPED: Record<EventName, string> = {
	AssociationCreate: 'AssociationCreate',
	AssociationUpdate: 'AssociationUpdate or AssociationDelete',
	AssociationDelete: 'AssociationUpdate or AssociationDelete',
	RelationCreate: 'RelationCreate or RelationDelete',
	RelationDelete: 'RelationCreate or RelationDelete',
};

describe.each(EVENT_NAMES)('%s', (name) => {
	const sample = SAMPLES[name];

	it('is emitted with its fields flat, when it has a type', async () => {
		const body = { type: name, timestamp: new Date().toISOString(), webhookId: webhookId() };
		const flat = await trigger.send({ ...body, ...sample });
		expect(flat.items).toEqual([{ json: { event: name, ...body, ...sample } }]);
	});

	it('is emitted with the same fields when they lie under data', async () => {
		const body = { type: name, webhookId: webhookId(), data: sample };
		const { data, ...beside } = body;
		const wrapped = await trigger.send(body);
		expect(wrapped.items).toEqual([{ json: { event: name, ...beside, ...data } }]);
	});

	it('is named by its own URL, or by the query of another, when it has no type', async () => {
		for (const url of [{ path: `webhook/${urlNameOf(name)}` }, { query: { event: name } }]) {
			const { items } = await trigger.send({ ...sample, webhookId: webhookId() }, url);
			expect(items).toMatchObject([{ json: { ...sample, event: name } }]);
		}
	});

	it('is named by its type on the URL of every event', async () => {
		for (const other of EVENT_NAMES) {
			const path = `webhook/${urlNameOf(other)}`;
			const body = { type: name, ...sample, webhookId: webhookId() };
			const { items } = await trigger.send(body, { path });
			expect(items?.[0].json.event).toBe(name);
		}
	});

	it('is not named after what is selected when it has no type', async () => {
		const { items } = await makeTrigger([name]).send(sample);
		expect(items).toEqual([{ json: { event: UNTYPED[name], ...sample } }]);
	});

	it('is answered 200 and starts nothing when it is not selected', async () => {
		const others = EVENT_NAMES.filter((other) => other !== name);
		const delivered = await makeTrigger(others).send({ type: name, ...sample });
		expect(delivered).toMatchObject({ status: 200, items: undefined });
	});
});

describe('an event nothing decides', () => {
	it('carries both names, never a guess', async () => {
		const { items } = await trigger.send({ ...RELATION, webhookId: webhookId() });
		expect(items?.[0].json.event).toBe('RelationCreate or RelationDelete');
	});

	it('starts the workflow when either is selected', async () => {
		for (const selected of ['RelationCreate', 'RelationDelete']) {
			const { items } = await makeTrigger([selected]).send(RELATION);
			expect(items?.[0].json.event).toBe('RelationCreate or RelationDelete');
		}
	});

	it('does so where the path and the query of its URL say different names', async () => {
		const url = { path: 'webhook/relation-create', query: { event: 'RelationDelete' } };
		const { items } = await trigger.send({ ...RELATION, webhookId: webhookId() }, url);
		expect(items?.[0].json.event).toBe('RelationCreate or RelationDelete');
	});

	it('does so under a URL that names no event', async () => {
		const body = { ...RELATION, webhookId: webhookId() };
		const { items } = await trigger.send(body, { query: { event: 'ContactCreate' } });
		expect(items?.[0].json.event).toBe('RelationCreate or RelationDelete');
	});
});

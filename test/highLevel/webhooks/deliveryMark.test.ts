import {
	deliveryMark,
	MARK_LENGTH,
	placeOfMark,
} from '../../../nodes/highLevel/webhooks/deliveryMark';
import { EVENT_NAMES, type EventName } from '../../../nodes/highLevel/webhooks/eventNames';
import { ASSOCIATION_WITH_CARDINALITY, RELATION } from './delivery.fixture';

const BODY = Buffer.from(JSON.stringify(RELATION));
const OTHER_BODY = Buffer.from(`${JSON.stringify(RELATION)} `);
const EITHER: EventName[] = ['RelationCreate', 'RelationDelete'];

const markOf = (fields: object, names: EventName[] = ['RelationCreate'], body = BODY) =>
	deliveryMark(names, { ...fields }, body);

describe('the mark of a delivery with a webhookId', () => {
	const first = { ...RELATION, webhookId: 'w-1' };

	it('is the same whatever the bytes', () => {
		expect(markOf(first, ['RelationCreate'], OTHER_BODY)).toBe(markOf(first));
		expect(markOf(first)).toHaveLength(MARK_LENGTH);
	});

	it.each([
		['another webhookId', { ...first, webhookId: 'w-2' }],
		['another ID', { ...first, id: 'other' }],
		['another association', { ...first, associationId: 'other' }],
		['another location', { ...first, locationId: 'other' }],
	])('is another one for %s', (_what, fields) => {
		expect(markOf(fields)).not.toBe(markOf(first));
	});

	it('is another one for another event', () => {
		expect(markOf(first, ['RelationDelete'])).not.toBe(markOf(first));
	});

	it('keeps the number 1 and the text "1" apart', () => {
		expect(markOf({ webhookId: 1 })).not.toBe(markOf({ webhookId: '1' }));
	});

	it.each(['', ' ', '\n', undefined, null, {}, true, 2 ** 53, 2 ** 53 + 2, 1.5, NaN])(
		'is that of the bytes where the webhookId is %p, which tells nothing apart',
		(webhookId) => {
			const bare = markOf(RELATION);
			expect(markOf({ ...RELATION, webhookId })).toBe(bare);
			expect(markOf({ ...RELATION, webhookId }, ['RelationCreate'], OTHER_BODY)).not.toBe(bare);
		},
	);

	it('exists also where nothing names the event', () => {
		expect(markOf(first, EITHER)).toBe(markOf(first, EITHER));
		expect(markOf(first, EITHER)).toHaveLength(MARK_LENGTH);
	});
});

describe('the mark of a delivery without a webhookId', () => {
	it('is that of its event and its bytes', () => {
		expect(markOf(RELATION)).toBe(markOf(RELATION));
		expect(markOf(RELATION, ['RelationDelete'])).not.toBe(markOf(RELATION));
		expect(markOf(RELATION, ['RelationCreate'], OTHER_BODY)).not.toBe(markOf(RELATION));
	});

	it.each([[EITHER], [['AssociationUpdate', 'AssociationDelete'] as EventName[]]])(
		'does not exist where it may be %p: a delete must not pass for a repeat of its create',
		(names) => {
			expect(markOf(RELATION, names)).toBeUndefined();
			expect(markOf({ ...RELATION, timestamp: 'soon' }, names)).toBeUndefined();
		},
	);

	it('exists where a timestamp tells a create from the delete', () => {
		const fields = { ...RELATION, timestamp: '2026-11-26T10:00:00Z' };
		expect(markOf(fields, EITHER)).toBe(markOf(fields, EITHER));
		expect(markOf(fields, EITHER, OTHER_BODY)).not.toBe(markOf(fields, EITHER));
	});
});

describe('the mark of an update without webhookId and timestamp', () => {
	const update = (labels: string, id = 'a-1') => {
		const fields = { ...ASSOCIATION_WITH_CARDINALITY, id, firstObjectLabel: labels };
		return markOf(fields, ['AssociationUpdate'], Buffer.from(JSON.stringify(fields))) ?? '';
	};

	it('takes the place of the last update of the same association, and no other', () => {
		expect(update('X')).toBe(update('X'));
		expect(update('Y')).not.toBe(update('X'));
		expect(placeOfMark(update('Y'))).toBe(placeOfMark(update('X')));
		expect(placeOfMark(update('X', 'a-2'))).not.toBe(placeOfMark(update('X')));
		expect(update('X')).toHaveLength(MARK_LENGTH);
	});

	it('is one among many where a timestamp or a webhookId tells it from the others', () => {
		for (const more of [{ timestamp: 1_790_000_000_000 }, { webhookId: 'w' }]) {
			const mark = markOf({ ...RELATION, ...more }, ['AssociationUpdate']) ?? '';
			expect(placeOfMark(mark)).toBe(mark);
		}
	});

	it('is of a kind that no other event has', () => {
		for (const name of EVENT_NAMES.filter((one) => one !== 'AssociationUpdate')) {
			const mark = markOf(RELATION, [name]) ?? '';
			expect(placeOfMark(mark)).toBe(mark);
		}
	});
});

import fc from 'fast-check';
import { readFields, writeFields } from '../../../nodes/highLevel/polling/fieldText';

const hexId = fc.stringMatching(/^[0-9a-f]{24}$/);
const anyText = fc.string({ unit: 'binary' });
const halfPair = fc.constantFrom('\ud800', 'a\udc00', '\udc00\ud800');
const field = fc.oneof(hexId, anyText, halfPair, fc.constantFrom(undefined, '', '%', ',:', '|;'));

it('reads back whatever fields were written, through JSON', () => {
	fc.assert(
		fc.property(fc.array(field), (fields) => {
			const text = JSON.parse(JSON.stringify(writeFields(fields))) as string;
			expect(readFields(text)).toEqual(fields);
		}),
	);
});

it('never writes what separates groups of fields', () => {
	fc.assert(
		fc.property(fc.array(field), (fields) => {
			expect(writeFields(fields)).not.toMatch(/[;|]/);
		}),
	);
});

it('packs the 24 hex digits of an ID into 16 characters', () => {
	expect(writeFields(['6717c4e0a1b2c3d4e5000123'])).toHaveLength(17);
});

it('makes something of any text and never throws', () => {
	fc.assert(fc.property(anyText, (text) => void readFields(text)));
});

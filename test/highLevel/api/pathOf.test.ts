import fc from 'fast-check';
import { pathOf } from '../../../nodes/highLevel/api/http';

describe('a path with IDs in it', () => {
	it('holds each ID percent-encoded, as one part', () => {
		expect(pathOf`/associations/key/${'a/b?c#d e%'}`).toBe(
			'/associations/key/a%2Fb%3Fc%23d%20e%25',
		);
		expect(pathOf`/a/${'1'}/b/${'2'}`).toBe('/a/1/b/2');
		expect(pathOf`/nothing`).toBe('/nothing');
	});

	it.each(['', ' ', '\t\n', '.', '..'])('refuses %j, which no encoding makes safe', (id) => {
		expect(() => pathOf`/associations/${id}`).toThrow('cannot be an ID or key');
	});

	it('refuses what is no text, and says what to give', () => {
		for (const value of [undefined, 7, ['a'], {}]) {
			expect(() => pathOf`/associations/${value as unknown as string}`).toThrow(
				expect.objectContaining({
					kind: 'invalid',
					hint: 'Give the ID or key as HighLevel shows it.',
				}),
			);
		}
	});

	it('takes dots that are part of an ID, and replaces half of a character', () => {
		expect(pathOf`/${'a.'}/${'..b'}/${'...'}`).toBe('/a./..b/...');
		expect(pathOf`/${'a\ud800b'}/${'\udc00'}/${'\ud83d\ude00'}`).toBe(
			'/a%EF%BF%BDb/%EF%BF%BD/%F0%9F%98%80',
		);
	});

	it('stays one part of the same path for any text at all', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), (id) => {
				fc.pre(!/^\s*$|^\.{1,2}$/.test(id));
				const { pathname, search, hash } = new URL(pathOf`/one/${id}/two`, 'https://example.com');
				expect([search, hash]).toEqual(['', '']);
				const [, one, encoded, two, ...more] = pathname.split('/');
				expect([one, two, more]).toEqual(['one', 'two', []]);
				// A lone surrogate has no form in UTF-8 and becomes the replacement character.
				expect(decodeURIComponent(encoded)).toBe(Buffer.from(id).toString());
			}),
		);
	});
});

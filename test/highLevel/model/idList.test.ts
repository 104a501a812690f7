import { holesIn, idList, listEntries } from '../../../nodes/highLevel/model/idList';

describe('a list of ids as a person or an expression gives it', () => {
	it.each([
		['an array', ['a', 'b'], ['a', 'b']],
		['text separated by commas', 'a, b ,c', ['a', 'b', 'c']],
		['text separated by lines of any system', 'a\nb\r\nc\rd', ['a', 'b', 'c', 'd']],
		['commas and lines together', 'a,\nb,\n', ['a', 'b']],
		['a JSON array in text', ' ["a", "b"] ', ['a', 'b']],
		['text separated by semicolons or blanks', 'a;b c\t; d', ['a', 'b', 'c', 'd']],
		['text with commas in an array', ['a,b', 'c; a'], ['a', 'b', 'c']],
		['numbers, in an array or alone', [12, 'x'], ['12', 'x']],
		['one number', 7, ['7']],
		['one id', 'a', ['a']],
	])('reads %s', (_what, value, ids) => {
		expect(idList(value)).toEqual(ids);
	});

	it('drops blanks and repeats and keeps the order of first appearance', () => {
		expect(idList(' b ,, a ,b,\t, a')).toEqual(['b', 'a']);
		expect(idList([' b', null, '', 'b ', undefined, 'a'])).toEqual(['b', 'a']);
	});

	it('takes nothing given as an empty list', () => {
		expect([undefined, null, '', ' \n ', []].map(idList)).toEqual([[], [], [], [], []]);
	});

	it.each([
		['an object', { id: 'a' }],
		['a boolean', true],
		['a number that is none', NaN],
		['an array with an object in it', ['a', { id: 'b' }]],
		['a JSON array of objects', '[{"id":"a"}]'],
		['text that begins like a JSON array and is none', ' [a, b]'],
		['a JSON array that was cut off', '["a", "b"'],
		['an object that was made text', '[object Object],[object Object]'],
		['an object that was made text among IDs', 'a, [object Object]'],
	])('makes no ids of %s', (_what, value) => {
		expect(idList(value)).toBeUndefined();
	});

	it.each([
		['an array', ['a', undefined, 'b', null, ' '], [2, 4, 5]],
		['an array with places never filled', Array(2), [1, 2]],
		['a JSON array in text', '["a", null]', [2]],
		['an array without', ['a', 0], []],
		['text, where a comma too many stands for nothing', 'a,,b', []],
		['a name that begins with a bracket', '[a', []],
		['nothing', undefined, []],
	])('finds the places with nothing of %s', (_what, value, places) => {
		expect(holesIn(value)).toEqual(places);
	});

	it('tells a list that holds something else from what is no list at all', () => {
		expect(listEntries(['a', { id: 'b' }])).toEqual(['a', { id: 'b' }]);
		expect(listEntries('["a", {"id": "b"}]')).toEqual(['a', { id: 'b' }]);
		expect([{ id: 'a' }, true, NaN, '[a'].map(listEntries)).toEqual(Array(4).fill(undefined));
	});
});

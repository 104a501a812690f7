import {
	associationIn,
	associationsIn,
	confirmDeleted,
	relationIn,
	relationsIn,
} from '../../../nodes/highLevel/api/unwrap';

const answer = (body: unknown) => ({ status: 200, headers: {}, body });

describe('one association or relation, in whatever it is wrapped', () => {
	it.each([
		['flat', { id: 'a', key: 'k' }],
		['under its name', { association: { id: 'a', key: 'k' } }],
		['under data', { data: { id: 'a', key: 'k' } }],
		['under its name under data', { data: { association: { id: 'a', key: 'k' } } }],
		['with _id', { _id: 'a', key: 'k' }],
		['with both', { id: 'a', _id: 'b', key: 'k' }],
	])('is read %s', (_how, body) => {
		expect(associationIn(answer(body))).toEqual({ id: 'a', key: 'k' });
	});

	it.each(['id', '_id', 'relationId'])('has its ID as id, when it came as %s', (field) => {
		const body = { relation: { [field]: 'r', firstRecordId: 'x', extra: 1 } };
		expect(relationIn(answer(body))).toEqual({ id: 'r', firstRecordId: 'x', extra: 1 });
	});

	it('keeps its own field data', () => {
		const data = { id: 'other' };
		expect(associationIn(answer({ _id: 'a', data }))).toEqual({ id: 'a', data });
		expect(relationIn(answer({ relationId: 'r', data }))).toEqual({ id: 'r', data });
	});

	it('has a number as text', () => {
		expect(relationIn(answer({ id: 7 })).id).toBe('7');
	});

	it.each([null, undefined, '', '<html></html>', [], 7, {}, { id: '' }, { association: 'a' }])(
		'is refused in %j',
		(body) => {
			expect(() => associationIn(answer(body))).toThrow("HighLevel's answer holds no association");
		},
	);
});

describe('a list of them', () => {
	const one = { id: 'a' };
	it.each([
		['under its name', { associations: [one] }, undefined],
		['with a total', { associations: [one], total: 7 }, 7],
		['with a total as text', { associations: [one], total: '7' }, 7],
		['with a total that is none', { associations: [one], total: '' }, undefined],
		['with a total of nothing', { associations: [one], total: [] }, undefined],
		['with a count, which may be that of the page', { associations: [one], count: 7 }, undefined],
		['bare', [one], undefined],
		['as the one object there is', one, undefined],
		['under data', { data: [one] }, undefined],
		['under its name under data', { data: { associations: [one] } }, undefined],
	])('is read %s', (_how, body, total) => {
		expect(associationsIn(answer(body))).toEqual(
			total === undefined ? { items: [one] } : { items: [one], total },
		);
	});

	it('may be empty', () => {
		expect(relationsIn(answer({ relations: [], total: 0 }))).toEqual({ items: [], total: 0 });
		expect(relationsIn(answer([])).items).toEqual([]);
	});

	const deep = JSON.parse(`${'{"data":'.repeat(20_000)}1${'}'.repeat(20_000)}`) as object;

	it.each([{ relations: [{}] }, { relations: [null] }, '<html>', null, { relations: 7 }])(
		'is refused in %j',
		(body) => {
			expect(() => relationsIn(answer(body))).toThrow('holds no list of relations');
		},
	);

	it('is refused in what is nested without end', () => {
		expect(() => relationsIn(answer(deep))).toThrow('holds no list of relations');
	});
});

describe('the answer to a deletion', () => {
	it.each([{ deleted: true, id: 'a' }, { message: 'Done' }, {}, null, '', undefined])(
		'may be %j',
		(body) => {
			expect(() => confirmDeleted(answer(body))).not.toThrow();
		},
	);

	it.each(['<html>', [], { deleted: false }, { success: false }, 7])('is none in %j', (body) => {
		expect(() => confirmDeleted(answer(body))).toThrow('confirmation that it was deleted');
	});
});

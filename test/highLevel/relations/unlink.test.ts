import { FAMILIES, refusalOf, type Meddle } from '../client.fixture';
import { buyers, openPair } from './pair.fixture';

const pass: Meddle = async (_request, ask) => await ask();

describe.each(FAMILIES)('deleting a relation by its records, by the endpoints %s', (family) => {
	it('reads again a list that is older than half a minute before it says that there is none', async () => {
		const { client, pair, link, held, asked, ...place } = await openPair(family);
		const { relations } = client();
		await relations.unlink({ association: buyers, pair }, 'return');
		link();
		place.pass(29_000);
		expect((await relations.unlink({ association: buyers, pair }, 'return')).deleted).toBe(false);
		place.pass(2_000);
		expect((await relations.unlink({ association: buyers, pair }, 'return')).deleted).toBe(true);
		expect(held()).toEqual([]);
		expect(asked().filter((request) => /GET .*\/relations\//.test(request))).toHaveLength(2);
	});

	it('reads again after HighLevel no longer has what was listed, and deletes what took its place', async () => {
		const { client, pair, link, held, next, sandbox } = await openPair(family);
		const old = link()?.id ?? '';
		let made = '';
		const replaced: Meddle = async (_request, ask) => {
			const listed = await ask();
			sandbox.state.relations.remove(old);
			made = link()?.id ?? '';
			return listed;
		};
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(replaced);
		const result = await relations.unlink({ association: buyers, pair }, 'return');
		expect(result).toEqual({ deleted: true, id: made });
		expect(held()).toEqual([]);
	});

	it('says that there was none where what was listed is gone for good', async () => {
		const { client, pair, link, next, sandbox } = await openPair(family);
		const old = link()?.id ?? '';
		const { associations, relations } = client();
		await associations.resolve(buyers);
		next(async (_request, ask) => {
			const listed = await ask();
			sandbox.state.relations.remove(old);
			return listed;
		});
		const result = await relations.unlink({ association: buyers, pair }, 'return');
		expect(result).toEqual({ deleted: false, id: old });
	});

	it('says of swapped records where each belongs', async () => {
		const { client, pair } = await openPair(family);
		const swapped = { firstRecordId: pair.secondRecordId, secondRecordId: pair.firstRecordId };
		const refused = await refusalOf(
			client().relations.unlink({ association: buyers, pair: swapped }, 'return'),
		);
		expect(refused.kind).toBe('wrongSide');
		expect(refused.hint).toBe('Swap First Record and Second Record. Nothing was changed.');
	});

	it('asks for no record whose list shows that it stands on its own side', async () => {
		const { client, pair, properties, link, next, asked } = await openPair(family);
		link(pair.firstRecordId, properties[1]);
		next(pass);
		await client().relations.unlink({ association: buyers, pair }, 'return');
		expect(asked().filter((request) => /contacts|objects\//.test(request))).toEqual([]);
	});
});

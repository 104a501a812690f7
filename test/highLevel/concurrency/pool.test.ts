import { firstFailure, mapConcurrently } from '../../../nodes/highLevel/concurrency/pool';

/** Work whose entries end when told to, in any order. */
function byHand() {
	const ends = new Map<number, (value: string) => void>();
	const fails = new Map<number, (reason: unknown) => void>();
	const begun: number[] = [];
	return {
		begun,
		end: async (entry: number) => {
			ends.get(entry)?.(`done ${entry}`);
			await new Promise((resolve) => setImmediate(resolve));
		},
		fail: async (entry: number) => {
			fails.get(entry)?.(new Error(`no ${entry}`));
			await new Promise((resolve) => setImmediate(resolve));
		},
		work: async (entry: number) => {
			begun.push(entry);
			return await new Promise<string>((resolve, reject) => {
				ends.set(entry, resolve);
				fails.set(entry, reject);
			});
		},
	};
}

describe('working on many at once', () => {
	it('keeps so many under way and gives the outcomes in the order of the list', async () => {
		const { begun, end, work } = byHand();
		const outcomes = mapConcurrently([1, 2, 3, 4], 2, work, false);
		expect(begun).toEqual([1, 2]);
		await end(2);
		expect(begun).toEqual([1, 2, 3]);
		await end(3);
		await end(4);
		await end(1);
		expect(await outcomes).toEqual(
			[1, 2, 3, 4].map((entry) => ({ status: 'fulfilled', value: `done ${entry}` })),
		);
	});

	it('begins no more after a failure, and lets what is under way end', async () => {
		const { begun, end, fail, work } = byHand();
		const outcomes = mapConcurrently([1, 2, 3, 4], 2, work, false);
		await fail(2);
		await end(1);
		expect(begun).toEqual([1, 2]);
		const [first, second, ...rest] = await outcomes;
		expect(first).toEqual({ status: 'fulfilled', value: 'done 1' });
		expect(second).toMatchObject({ status: 'rejected', reason: { message: 'no 2' } });
		expect(rest).toEqual([undefined, undefined]);
		expect(firstFailure(await outcomes)).toMatchObject({ at: 1 });
	});

	it('goes on after a failure when told to', async () => {
		const outcomes = await mapConcurrently(
			[1, 2, 3],
			1,
			async (entry) => {
				if (entry === 2) throw new Error('no');
				return entry;
			},
			true,
		);
		expect(outcomes.map((outcome) => outcome?.status)).toEqual([
			'fulfilled',
			'rejected',
			'fulfilled',
		]);
	});

	it('has nothing to do for an empty list, and one at a time at the least', async () => {
		expect(await mapConcurrently([], 5, async () => 1, false)).toEqual([]);
		expect(await mapConcurrently([1], 0, async () => 1, false)).toEqual([
			{ status: 'fulfilled', value: 1 },
		]);
		expect(firstFailure([{ status: 'fulfilled', value: 1 }, undefined])).toBeUndefined();
	});
});

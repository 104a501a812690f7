import { OnceCache } from '../../../nodes/highLevel/concurrency/OnceCache';
import {
	HighLevelError,
	type HighLevelErrorKind,
} from '../../../nodes/highLevel/api/HighLevelError';

/** Asks that are answered in turn by values, or by errors of these kinds. */
function asking(...answers: Array<number | HighLevelErrorKind>) {
	const answered: unknown[] = [];
	const ask = async (): Promise<number> => {
		const answer = answers[answered.length];
		answered.push(answer);
		if (typeof answer === 'number') return answer;
		throw new HighLevelError({ kind: answer, message: answer });
	};
	return { ask, answered };
}

describe('what is asked once', () => {
	it('is asked for once by all who want it, also while it is on its way', async () => {
		const once = new OnceCache<number>();
		const { ask, answered } = asking(1, 2);
		expect(await Promise.all([once.get('a', ask), once.get('a', ask)])).toEqual([1, 1]);
		expect(await once.get('a', ask)).toBe(1);
		expect(await once.get('b', ask)).toBe(2);
		expect(answered).toEqual([1, 2]);
	});

	it.each(['rateLimited', 'serverFault', 'unreachable', 'unreadable'] as const)(
		'is asked for again after "%s", which may have passed',
		async (kind) => {
			const once = new OnceCache<number>();
			const { ask } = asking(kind, 7);
			await expect(once.get('a', ask)).rejects.toMatchObject({ kind });
			expect(await once.get('a', ask)).toBe(7);
		},
	);

	it.each(['notFound', 'scopeMissing', 'tokenRefused', 'forbidden', 'dailyLimit'] as const)(
		'is not asked for again after "%s", which stays',
		async (kind) => {
			const once = new OnceCache<number>();
			const { ask, answered } = asking(kind, 7);
			await expect(once.get('a', ask)).rejects.toMatchObject({ kind });
			await expect(once.get('a', ask)).rejects.toMatchObject({ kind });
			expect(answered).toEqual([kind]);
		},
	);
});

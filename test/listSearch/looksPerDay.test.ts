import { looksPerDay } from '../../nodes/listSearch/looksPerDay';

it.each<[string, unknown, number | undefined]>([
	['nothing set', undefined, 1440],
	['every minute', { item: [{ mode: 'everyMinute' }] }, 1440],
	['every hour', { item: [{ mode: 'everyHour', minute: 5 }] }, 24],
	['every five minutes', { item: [{ mode: 'everyX', value: 5, unit: 'minutes' }] }, 288],
	['every two hours', { item: [{ mode: 'everyX', value: 2, unit: 'hours' }] }, 12],
	[
		'two times a day',
		{
			item: [
				{ mode: 'everyDay', hour: 8 },
				{ mode: 'everyDay', hour: 18 },
			],
		},
		2,
	],
	['a cron expression', { item: [{ mode: 'custom', cronExpression: '* * * * *' }] }, undefined],
	['no interval', { item: [{ mode: 'everyX', value: 0, unit: 'minutes' }] }, undefined],
	['an expression without a value', { item: null }, undefined],
])('counts the looks a day of %s', (_what, pollTimes, looks) => {
	expect(looksPerDay(pollTimes)).toBe(looks);
});

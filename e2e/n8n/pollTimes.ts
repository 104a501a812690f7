/** n8n looks no more often than once a minute by one time, but takes several: here every four seconds. */
export const EVERY_FOUR_SECONDS = Array.from({ length: 15 }, (_, i) => ({
	mode: 'custom',
	cronExpression: `${i * 4} * * * * *`,
}));

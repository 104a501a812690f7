/** Looks a day of n8n's modes that repeat by themselves. */
const BY_MODE: Record<string, number> = {
	everyMinute: 24 * 60,
	everyHour: 24,
	everyDay: 1,
	everyWeek: 1 / 7,
	everyMonth: 1 / 30,
};

/** Minutes of the units of n8n's mode `everyX`. */
const MINUTES: Record<string, number> = { minutes: 1, hours: 60 };

/**
 * How often a day n8n polls, by the value of its field Poll Times (`TriggerTime` in n8n-workflow);
 * undefined where a cron expression or another form does not say it plainly.
 */
export function looksPerDay(pollTimes: unknown): number | undefined {
	const { item } = (pollTimes ?? {}) as { item?: unknown };
	// n8n's default where nothing was set.
	if (item === undefined) return BY_MODE.everyMinute;
	if (!Array.isArray(item)) return undefined;
	let sum = 0;
	for (const entry of item as Array<Record<string, unknown> | null>) {
		const looks = looksOf(entry ?? {});
		if (looks === undefined) return undefined;
		sum += looks;
	}
	return sum;
}

function looksOf({ mode = 'everyDay', value, unit }: Record<string, unknown>): number | undefined {
	if (mode !== 'everyX') return BY_MODE[String(mode)];
	const minutes = Number(value) * (MINUTES[String(unit)] ?? NaN);
	return minutes > 0 ? (24 * 60) / minutes : undefined;
}

/** Milliseconds since the epoch, of ISO text or of a number in seconds or milliseconds; else NaN. */
export function timeOf(timestamp: unknown): number {
	if (typeof timestamp === 'string') return Date.parse(timestamp);
	if (typeof timestamp !== 'number') return NaN;
	return timestamp < 1e11 ? timestamp * 1000 : timestamp;
}

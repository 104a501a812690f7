import type { IDataObject } from 'n8n-workflow';

/** The values that differ from what a record has; empty where all are right already. */
export function changedValues(current: IDataObject, wanted: IDataObject): IDataObject {
	return Object.fromEntries(
		Object.entries(wanted).filter(([key, value]) => !isSame(value, current[key], key)),
	);
}

/**
 * Whether a value is what the record has, in the forms HighLevel stores values in: numbers also as
 * text, dates with and without the time of day, emails in lower case, phones with their digits alone,
 * money as its amount where the currency is not given.
 */
function isSame(wanted: unknown, current: unknown, key: string): boolean {
	if (Array.isArray(wanted) || Array.isArray(current)) return isSameList(wanted, current, key);
	if (isObject(wanted)) {
		return (
			isObject(current) &&
			Object.entries(wanted).every(([part, value]) => isSame(value, current[part], part))
		);
	}
	if (isObject(current) && 'value' in current) return isSame(wanted, current.value, 'value');
	const [one, other] = [plain(wanted, key), plain(current, key)];
	return one === other || isSameDate(one, other);
}

function isSameList(wanted: unknown, current: unknown, key: string): boolean {
	const ours = [wanted ?? []].flat() as unknown[];
	const theirs = [current ?? []].flat() as unknown[];
	return (
		ours.length === theirs.length &&
		ours.every((value) => theirs.some((other) => isSame(value, other, key))) &&
		theirs.every((value) => ours.some((other) => isSame(other, value, key)))
	);
}

function plain(value: unknown, key: string): string {
	if (value === undefined || value === null) return '';
	const text = String(value as string | number | boolean).trim();
	if (key === 'email') return text.toLowerCase();
	return key === 'phone' ? text.replace(/(?!^\+)\D/g, '') : text;
}

/** "2026-03-01" and "2026-03-01T00:00:00.000Z" are one day. */
function isSameDate(one: string, other: string): boolean {
	const [short, long] = one.length < other.length ? [one, other] : [other, one];
	return /^\d{4}-\d{2}-\d{2}$/.test(short) && long.startsWith(`${short}T00:00:00`);
}

function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

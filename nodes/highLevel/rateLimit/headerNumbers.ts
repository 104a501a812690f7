/** A header's number; undefined where it has none. */
export function count(header: string | undefined): number | undefined {
	const value = Number(header);
	return header === undefined || header === '' || !Number.isFinite(value) ? undefined : value;
}

/** A header's number above 0; undefined where it has none. */
export function positive(header: string | undefined): number | undefined {
	const value = count(header);
	return value !== undefined && value > 0 ? value : undefined;
}

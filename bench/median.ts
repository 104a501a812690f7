/** The middle one of the values by size; of an even number, the upper of the two in the middle. */
export function median(values: number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

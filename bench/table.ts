/** One measured figure. */
export interface Row {
	what: string;
	figure: string;
	/** Whether the target was met; not given where there is none. */
	met?: boolean;
}

/** Prints rows under a title, as a Markdown table that can be pasted into README.md. */
export function printTable(title: string, rows: Row[]): void {
	const width = Math.max(...rows.map(({ what }) => what.length), 8);
	const lines = rows.map(({ what, figure, met }) => {
		const verdict = met === undefined ? '' : met ? 'met' : 'MISSED';
		return `| ${what.padEnd(width)} | ${figure} | ${verdict} |`;
	});
	process.stdout.write(
		`\n${title}\n\n| ${'measured'.padEnd(width)} | figure | target |\n| --- | --- | --- |\n${lines.join('\n')}\n`,
	);
}

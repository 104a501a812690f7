import type { IDataObject } from 'n8n-workflow';

/**
 * What many outputs do not show at a glance, a sentence each: links that already existed, names that were
 * skipped, deletions that found nothing, a dry run.
 */
export function summaryOf(outputs: Array<IDataObject | Error>): string[] {
	const items = outputs.filter((output): output is IDataObject => !(output instanceof Error));
	const count = (is: (item: IDataObject) => boolean): number => items.filter(is).length;

	const existing = count(({ outcome }) => outcome === 'existing');
	const links = existing + count(({ outcome }) => outcome === 'created');
	const absent = count(({ deleted }) => deleted === false);
	const deletions = absent + count(({ deleted }) => deleted === true);
	const skipped = items.reduce((sum, item) => sum + skippedIn(item), 0);
	const where = ['reason', 'missing'].filter(
		(name) => count((item) => saysSkipped(item, name)) > 0,
	);
	return [
		...(links > 1
			? partOf(existing, links, 'already existed', `All ${links} links already existed`)
			: []),
		...(deletions > 1
			? partOf(absent, deletions, 'did not exist', `None of the ${deletions} links existed`)
			: []),
		...(skipped > 0
			? [
					`${skipped === 1 ? '1 was' : `${skipped} were`} skipped; see ${where.map((name) => `"${name}"`).join(' and ')} in the output`,
				]
			: []),
		...(items.some(({ dryRun }) => dryRun === true) ? ['Dry run: nothing was changed'] : []),
	];
}

/** How many of a list were left out, where an output names them; else whether the item was skipped. */
function skippedIn({ outcome, missing }: IDataObject): number {
	if (Array.isArray(missing)) return missing.length;
	return outcome === 'skipped' ? 1 : 0;
}

/** Whether an output tells by this field of what was skipped. */
function saysSkipped(item: IDataObject, name: string): boolean {
	return skippedIn(item) > 0 && item[name] !== undefined;
}

/** How many of the links this happened to; where it was all of them, in words of its own. */
function partOf(part: number, links: number, happened: string, all: string): string[] {
	if (part === 0) return [];
	return [part === links ? all : `${part} of ${links} links ${happened}`];
}

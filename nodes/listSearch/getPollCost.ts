import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { ReadingCost } from '../highLevel/wholeAssociations/WholeAssociations';
import { askForPicker } from './askForPicker';
import { knownText } from './knownText';
import { looksPerDay } from './looksPerDay';

/** HighLevel's daily allowance for each app and location (doc). */
const REQUESTS_PER_DAY = 200_000;

/** The share of a day's requests from which on a schedule is warned of. */
const WORTH_A_WARNING = 1 / 3;

/** What each look of the polling trigger costs, as the entries of a list: each is a line it shows whole. */
export async function getPollCost(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const value = knownText(this, 'association.value', 'Association');
	if (!value) return shown('Choose an association first');
	const mode = this.getCurrentNodeParameter('association.mode');
	const looks = looksPerDay(this.getCurrentNodeParameter('pollTimes'));
	return await askForPicker(this, async ({ associations, wholeAssociations }) => {
		const by = mode === 'key' ? 'key' : 'id';
		const cost = await wholeAssociations.cost(await associations.get({ by, value }));
		return shown(...inWords(cost, looks));
	});
}

/** Lines as the entries of a list. Nothing reads which is chosen. */
function shown(...lines: string[]): INodeListSearchResult {
	return { results: lines.map((name, at) => ({ name, value: `seen ${at + 1}` })) };
}

function inWords({ objectKey, records, requests }: ReadingCost, looks?: number): string[] {
	if (requests === undefined || records === undefined) {
		return ['HighLevel does not say how many records there are'];
	}
	const why = `One for each of ${figure(records)} records of "${objectKey}"`;
	if (looks === undefined) return [`Up to ${figure(requests)} a look`, why];
	const perDay = Math.ceil(requests * looks);
	const day = `${figure(perDay)} of ${figure(REQUESTS_PER_DAY)} a day`;
	return perDay > REQUESTS_PER_DAY * WORTH_A_WARNING
		? [
				`TOO MUCH: ${day}, ${figure(requests)} a look`,
				'Look less often, or watch certain records only',
				why,
			]
		: [`Up to ${figure(requests)} a look, ${day}`, why];
}

function figure(value: number): string {
	return value.toLocaleString('en');
}

import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import type { ReadingCost } from '../highLevel/wholeAssociations/WholeAssociations';
import { askForPicker } from './askForPicker';
import { knownText } from './knownText';
import { looksPerDay } from './looksPerDay';

/** HighLevel's daily allowance for each app and location (doc). */
const REQUESTS_PER_DAY = 200_000;

/** The share of a day's requests from which on a schedule is warned of. */
const WORTH_A_WARNING = 1 / 3;

/** What each look of the polling trigger costs, as the one entry of a list. */
export async function getPollCost(this: ILoadOptionsFunctions): Promise<INodeListSearchResult> {
	const value = knownText(this, 'association.value', 'Association');
	if (!value) return shown('Choose an association first');
	const mode = this.getCurrentNodeParameter('association.mode');
	const looks = looksPerDay(this.getCurrentNodeParameter('pollTimes'));
	return await askForPicker(this, async ({ associations, wholeAssociations }) => {
		const by = mode === 'key' ? 'key' : 'id';
		const cost = await wholeAssociations.cost(await associations.get({ by, value }));
		return shown(inWords(cost, looks));
	});
}

/** The text as the one entry of a list. */
function shown(name: string): INodeListSearchResult {
	return { results: [{ name, value: 'seen' }] };
}

function inWords({ objectKey, records, requests }: ReadingCost, looks?: number): string {
	if (requests === undefined || records === undefined) {
		return `HighLevel does not say how many records "${objectKey}" has`;
	}
	const look = `Up to ${figure(requests)} requests a look (${figure(records)} records of "${objectKey}")`;
	if (looks === undefined) return look;
	const perDay = Math.ceil(requests * looks);
	const day = `${figure(perDay)} a day of HighLevel's ${figure(REQUESTS_PER_DAY)}`;
	const isMuch = perDay > REQUESTS_PER_DAY * WORTH_A_WARNING;
	return isMuch ? `${look}: ${day}. TOO MUCH: look less often` : `${look}: ${day}`;
}

function figure(value: number): string {
	return value.toLocaleString('en');
}

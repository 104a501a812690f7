import type { IDataObject } from 'n8n-workflow';
import type { ParameterReader } from '../../../fields/read/ParameterReader';
import { sameObject } from '../../../highLevel/model/objectKeys';
import type { Work } from '../Operation';
import { chosenRecords, readExistingRules, skipped, withNames } from './namedRecords';

/** Which of the links are wanted, and in what form. */
interface Listing {
	/** How many at most; all when undefined. */
	limit: number | undefined;
	/** Key of the object at the other end; any when undefined. */
	linkedObject: string | undefined;
	/** IDs of the records at the other end; any when empty. */
	linkedRecordIds: string[];
	/** Whether each linked record, or each pair, comes once. */
	distinct: boolean;
	/** Whether links come with the names of what they join. */
	includeNames: boolean;
	/** Whether an item says so where there is no link. */
	saysNoLink: boolean;
}

const ALL_LINKS = 'Check its expression, or remove the filter to get all links.';

/** Reads what both ways of listing have in common. @throws Refusal */
export function readListing(item: ParameterReader): Listing {
	return {
		limit: item.limit(),
		linkedObject: item.filterId('filters.linkedObject', ALL_LINKS),
		linkedRecordIds: item.recordFilter('filters.linkedRecordIds', ALL_LINKS),
		distinct: item.flag('options.distinct'),
		includeNames: item.flag('includeNames'),
		saysNoLink: item.choice('options.whenNoLink', ['nothing', 'item'], 'nothing') === 'item',
	};
}

/** Lists the links of one record. @throws Refusal */
export function listOfRecord(item: ParameterReader, listing: Listing): Work {
	const ref = item.record('record');
	const objectKey = item.optionalId('object');
	if (ref.by === 'name' && !objectKey) {
		item.refuse('object', 'is empty', 'A record given by name needs the object it belongs to.');
	}
	const choices = [{ ref, of: { objectKey: objectKey ?? '' } }];
	const rules = readExistingRules(item);
	const associations = item.filter('filters.associations', ALL_LINKS);
	const includeRecord = item.flag('options.includeRecord');
	return withNames(choices, async (client) => {
		const [record] = await chosenRecords(client, choices, rules);
		if (!('id' in record)) return [skipped(record.reason)];
		const read = { limit: limitBefore(listing), includeRecord };
		const all = await client.relations.ofRecord(record.id, associations, read);
		const links = chosenLinks(all, listing, {
			linkedTo: ({ linkedObjectKey, linkedRecordId }) => [[linkedObjectKey, linkedRecordId]],
			sameAs: ({ linkedObjectKey, linkedRecordId }) => [linkedObjectKey, linkedRecordId],
		});
		if (links.length === 0 && listing.saysNoLink) return [{ linked: false, recordId: record.id }];
		const named = listing.includeNames ? await client.names.ofSeen(links) : links;
		return sayingLinked(named, listing);
	});
}

/** Lists all links of associations. @throws Refusal */
export function listOfAssociations(item: ParameterReader, listing: Listing): Work {
	const names = item.ids('associations');
	if (names.length === 0) {
		item.refuse('associations', 'is empty', 'Choose at least one association.');
	}
	return async (client, { log }) => {
		const all = await client.wholeAssociations.linksOf(names, {
			limit: limitBefore(listing),
			onProgress: ({ object, records, total, links }) =>
				log(`Read ${records} of ${total ?? '?'} records of "${object}": ${links} links so far`),
		});
		const links = chosenLinks(all, listing, {
			linkedTo: ({ firstObjectKey, firstRecordId, secondObjectKey, secondRecordId }) => [
				[firstObjectKey, firstRecordId],
				[secondObjectKey, secondRecordId],
			],
			sameAs: ({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId],
		});
		if (links.length === 0 && listing.saysNoLink) return [{ linked: false, associations: names }];
		const named = listing.includeNames ? await client.names.ofLinks(links) : links;
		return sayingLinked(named, listing);
	};
}

/** Where an item says that there is no link, the others say that there is one: both can be asked for it. */
function sayingLinked(links: IDataObject[], { saysNoLink }: Listing): IDataObject[] {
	return saysNoLink ? links.map((link) => ({ linked: true, ...link })) : links;
}

/** How many links are enough before they are chosen from: where some may drop out, all are read. */
function limitBefore(listing: Listing): number | undefined {
	const { limit, linkedObject, linkedRecordIds, distinct } = listing;
	return linkedObject === undefined && linkedRecordIds.length === 0 && !distinct
		? limit
		: undefined;
}

/** How a listing looks at a link. */
interface LinkView<T> {
	/** The records it may be wanted for, each with its object's key. */
	linkedTo(link: T): Array<[objectKey: string | undefined, recordId: string | undefined]>;
	/** Links that are alike in this are one where each is wanted once. */
	sameAs(link: T): unknown[];
}

/** The links that are wanted, in their order. */
function chosenLinks<T extends IDataObject>(
	links: T[],
	{ limit, linkedObject, linkedRecordIds, distinct }: Listing,
	{ linkedTo, sameAs }: LinkView<T>,
): T[] {
	const recordIds = new Set(linkedRecordIds);
	const isWanted = (link: T): boolean =>
		linkedTo(link).some(
			([objectKey, recordId]) =>
				(linkedObject === undefined || sameObject(objectKey, linkedObject)) &&
				(recordIds.size === 0 || recordIds.has(recordId ?? '')),
		);
	const wanted = links.filter(isWanted);
	if (!distinct) return wanted.slice(0, limit);
	const seen = new Set<string>();
	return wanted
		.filter((link) => {
			const name = JSON.stringify(sameAs(link));
			return !seen.has(name) && seen.add(name);
		})
		.slice(0, limit);
}

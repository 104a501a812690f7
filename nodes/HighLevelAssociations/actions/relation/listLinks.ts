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
	/** Whether each linked record, or each pair, comes once. */
	distinct: boolean;
	/** Whether links come with the names of what they join. */
	includeNames: boolean;
	/** Whether an item says so where there is no link. */
	saysNoLink: boolean;
}

/** Reads what both ways of listing have in common. @throws Refusal */
export function readListing(item: ParameterReader): Listing {
	return {
		limit: item.limit(),
		linkedObject: item.filterId(
			'filters.linkedObject',
			'Check its expression, or remove the filter to get all links.',
		),
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
		item.refuse('object', 'is empty', 'A record given by name needs the object it is one of.');
	}
	const choices = [{ ref, of: { objectKey: objectKey ?? '' } }];
	const rules = readExistingRules(item);
	const associations = item.filter(
		'filters.associations',
		'Check its expression, or remove the filter to get all links.',
	);
	const includeRecord = item.flag('options.includeRecord');
	return withNames(choices, async (client) => {
		const [record] = await chosenRecords(client, choices, rules);
		if (!('id' in record)) return [skipped(record.reason)];
		const read = { limit: limitBefore(listing), includeRecord };
		const all = await client.relations.ofRecord(record.id, associations, read);
		const links = chosenLinks(all, listing, {
			isWanted: (link, object) => sameObject(link.linkedObjectKey, object),
			sameAs: ({ linkedObjectKey, linkedRecordId }) => [linkedObjectKey, linkedRecordId],
		});
		if (links.length === 0 && listing.saysNoLink) return [{ linked: false, recordId: record.id }];
		return listing.includeNames ? await client.names.ofSeen(links) : links;
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
			isWanted: ({ firstObjectKey, secondObjectKey }, object) =>
				sameObject(firstObjectKey, object) || sameObject(secondObjectKey, object),
			sameAs: ({ firstRecordId, secondRecordId }) => [firstRecordId, secondRecordId],
		});
		if (links.length === 0 && listing.saysNoLink) return [{ linked: false, associations: names }];
		return listing.includeNames ? await client.names.ofLinks(links) : links;
	};
}

/** How many links are enough before they are chosen from: where some may drop out, all are read. */
function limitBefore({ limit, linkedObject, distinct }: Listing): number | undefined {
	return linkedObject === undefined && !distinct ? limit : undefined;
}

/** The links that are wanted, in their order. */
function chosenLinks<T extends IDataObject>(
	links: T[],
	{ limit, linkedObject, distinct }: Listing,
	{
		isWanted,
		sameAs,
	}: { isWanted(link: T, objectKey: string): boolean; sameAs(link: T): unknown[] },
): T[] {
	const ofObject =
		linkedObject === undefined ? links : links.filter((link) => isWanted(link, linkedObject));
	if (!distinct) return ofObject.slice(0, limit);
	const seen = new Set<string>();
	return ofObject
		.filter((link) => {
			const name = JSON.stringify(sameAs(link));
			return !seen.has(name) && seen.add(name);
		})
		.slice(0, limit);
}

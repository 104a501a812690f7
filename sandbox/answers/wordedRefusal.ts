import { Refusal } from './Refusal';

/** Refusals whose words, and some whose status, nobody has published. */
export type RefusalName =
	/** The pair is linked already. */
	| 'duplicateRelation'
	/** An association has the key already. */
	| 'duplicateKey'
	/** A record's cardinality, or the limit of links, allows no more on this side. */
	| 'fullSide'
	/** The pair of objects has as many associations as it may have. */
	| 'labelsPerPair'
	/** Both labels of an association are the same. */
	| 'equalLabels';

/** A refusal in the words and with the status that the settings have for it, else the usual ones. */
export function wordedRefusal(
	{ refusals }: { refusals: Partial<Record<RefusalName, { status?: number; message?: string }>> },
	name: RefusalName,
	status: number,
	message: string,
): Refusal {
	const other = refusals[name];
	return new Refusal(other?.status ?? status, other?.message ?? message);
}

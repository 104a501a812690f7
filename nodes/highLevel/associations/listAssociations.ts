import { readList } from '../api/paging';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { Association } from '../model/shapes';
import { keyFor, type WholeKey } from './asKept';
import { typeNotReturned } from './associationErrors';

/** Which associations are wanted. */
export interface AssociationFilter {
	/** Key of an object on either side, in either family's spelling. */
	objectKey?: string;
	/** `USER_DEFINED` or `SYSTEM_DEFINED`. */
	associationType?: string;
	/** How many at most; all when not given. */
	limit?: number;
}

/**
 * The associations that are wanted, asking for no page more than needed.
 * @throws HighLevelError, also where a type is wanted but none of the answers says one
 */
export async function listAssociations(
	family: EndpointFamily,
	{ objectKey, associationType, limit }: AssociationFilter,
	wholeKey: WholeKey,
): Promise<Association[]> {
	let withoutType = 0;
	const isOfType = (association: Association): boolean => {
		if (association.associationType === undefined) withoutType += 1;
		return association.associationType === associationType;
	};
	const keep = associationType ? isOfType : undefined;
	const ofObject = async (key: string) =>
		(await family.associationsOfObject(await keyFor(family, key, wholeKey)))
			.filter((association) => keep?.(association) ?? true)
			.slice(0, limit);
	const wanted = objectKey
		? await ofObject(objectKey)
		: await readList({
				limit,
				keep,
				pageSize: family.pageSize,
				fetch: async (skip, most) => await family.associationPage(skip, most),
			});
	if (withoutType > 0 && wanted.length === 0) throw typeNotReturned();
	return wanted;
}

import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { NewAssociation } from '../model/shapes';
import { descriptionNotKept } from './associationErrors';

/** An object's key as HighLevel's list of objects has it. */
export type WholeKey = (objectKey: string) => Promise<string>;

/**
 * A new association as the family takes it, its objects' keys in full where it wants them so.
 * @throws HighLevelError `unsupported` for a description that it would not keep
 */
export async function asKept(
	association: NewAssociation,
	family: EndpointFamily,
	wholeKey: WholeKey,
): Promise<NewAssociation> {
	if (association.description && !family.keepsDescription) throw descriptionNotKept();
	const [firstObjectKey, secondObjectKey] = await Promise.all([
		keyFor(family, association.firstObjectKey, wholeKey),
		keyFor(family, association.secondObjectKey, wholeKey),
	]);
	return { ...association, firstObjectKey, secondObjectKey };
}

/** An object's key as the family takes it. */
export async function keyFor(
	family: EndpointFamily,
	objectKey: string,
	wholeKey: WholeKey,
): Promise<string> {
	return family.objectKeys === 'full' ? await wholeKey(objectKey) : objectKey;
}

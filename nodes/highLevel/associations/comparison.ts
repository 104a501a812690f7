import type { AssociationLabels } from '../endpoints/EndpointFamily';
import { sameObject } from '../model/objectKeys';
import type { Association, NewAssociation } from '../model/shapes';
import { equalLabels } from './associationErrors';

/** IDs come last, so that a key that is another's ID does not hide it. */
export function byIdAndKey(associations: Association[]): Map<string, Association> {
	const byKey = associations.flatMap(({ key }, at): Array<[string, Association]> =>
		key ? [[key, associations[at]]] : [],
	);
	return new Map([...byKey, ...associations.map((each): [string, Association] => [each.id, each])]);
}

/**
 * Whether an association of an object with itself has one label for both sides, as HighLevel's app makes
 * them (help centre, 155000003918). Its links are found stored in either order.
 */
export function hasOneLabel(association: Association): boolean {
	const { firstObjectKey, firstObjectLabel, secondObjectKey, secondObjectLabel } = association;
	const label = firstObjectLabel || secondObjectLabel;
	return (
		sameObject(firstObjectKey, secondObjectKey) &&
		label !== undefined &&
		[firstObjectLabel || label, secondObjectLabel || label].every((each) => each === label)
	);
}

/**
 * HighLevel refuses two equal labels (seen), but an association made in its app may have one for both.
 * @throws HighLevelError `invalid`
 */
export function refuseEqualLabels(wanted: AssociationLabels, existing?: Association): void {
	if (wanted.firstObjectLabel !== wanted.secondObjectLabel) return;
	if (!existing || !hasOneLabel(existing)) throw equalLabels(wanted.firstObjectLabel);
}

/** Whether it joins the same two objects in the same order. */
export function joinsSame(one: Association, other: NewAssociation): boolean {
	return (
		sameObject(one.firstObjectKey, other.firstObjectKey) &&
		sameObject(one.secondObjectKey, other.secondObjectKey)
	);
}

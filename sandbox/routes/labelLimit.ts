import { wordedRefusal } from '../answers/wordedRefusal';
import type { RouteContext } from './context';

/** Refuses one more association between two objects than HighLevel allows, in whichever order. */
export function refuseFullPair(
	{ state, settings }: RouteContext,
	locationId: string,
	oneKey: string,
	otherKey: string,
): void {
	const pair = [oneKey, otherKey].sort().join('|');
	const labels = state.associations
		.list(locationId)
		.filter(
			({ associationType, firstObjectKey, secondObjectKey }) =>
				associationType === 'USER_DEFINED' &&
				[firstObjectKey, secondObjectKey].sort().join('|') === pair,
		);
	if (labels.length < settings.labelsPerPair) return;
	throw wordedRefusal(
		settings,
		'labelsPerPair',
		400,
		`A maximum of ${settings.labelsPerPair} associations between ${oneKey} and ${otherKey} is allowed`,
	);
}

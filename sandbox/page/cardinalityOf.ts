import type { SandboxAssociation } from '../state/entities';

/** `MANY_TO_MANY` as people write it: `N:N`. */
export function cardinalityOf({ cardinality }: SandboxAssociation): string {
	return cardinality.replaceAll('MANY', 'N').replaceAll('ONE', '1').replace('_TO_', ':');
}

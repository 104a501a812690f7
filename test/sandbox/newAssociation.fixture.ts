import type { Sandbox } from '../../sandbox';

/** An association that the seed does not hold, as the official family takes it. */
export const newAssociation = ({ locationId }: Sandbox) => ({
	locationId,
	key: 'viewer_property',
	firstObjectLabel: 'Viewer',
	firstObjectKey: 'contact',
	secondObjectLabel: 'Property viewed',
	secondObjectKey: 'custom_objects.property',
});

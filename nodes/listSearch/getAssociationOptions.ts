import type { ILoadOptionsFunctions, INodePropertyOptions } from 'n8n-workflow';
import { askForPicker } from './askForPicker';
import { associationEntries } from './associationEntries';

/** All associations, for a list several can be chosen from. */
export async function getAssociationOptions(
	this: ILoadOptionsFunctions,
): Promise<INodePropertyOptions[]> {
	return await askForPicker(this, async ({ associations }) =>
		associationEntries(await associations.list()),
	);
}

import type { SandboxRecord } from '../../state/entities';
import type { SandboxState } from '../../state/SandboxState';
import type { SandboxSettings } from '../../types';

/**
 * The links that a record search shows with each record (seen, undocumented), as the settings say:
 * all of them, none, or a list that is wrong in both ways: one link is missing, one does not exist.
 */
export function listedRelations(
	{ relations }: SandboxState,
	{ recordRelations }: SandboxSettings,
	{ id, objectKey }: SandboxRecord,
): unknown[] {
	if (recordRelations === 'empty') return [];
	const links = relations.ofRecord(id).items.map((relation) => {
		const isFirst = relation.firstRecordId === id;
		return {
			objectKey: isFirst ? relation.secondObjectKey : relation.firstObjectKey,
			recordId: isFirst ? relation.secondRecordId : relation.firstRecordId,
			associationId: relation.associationId,
			relationId: relation.id,
		};
	});
	if (recordRelations === 'filled') return links;
	const [{ associationId } = { associationId: 'gone' }] = links;
	return [...links.slice(1), { objectKey, recordId: id, associationId, relationId: `no-${id}` }];
}

import type { SandboxRelation } from '../../state/entities';
import type { Sandbox } from '../../types';
import { cardinalityOf } from '../cardinalityOf';
import { html, type Html } from '../html';
import { action, copyable, newest, ROWS, table } from '../parts';
import { recordName } from '../recordName';

/** The kinds of links. */
export function associationsSection({ state, locationId }: Sandbox): Html {
	return html`<section id="associations" data-live>
		<h2>Associations</h2>
		${table(
			['Key', 'First', 'Second', 'Cardinality', 'Links', 'ID', ''],
			state.associations
				.list(locationId)
				.map((association) => [
					html`<code>${association.key}</code>`,
					`${association.firstObjectLabel} (${association.firstObjectKey})`,
					`${association.secondObjectLabel} (${association.secondObjectKey})`,
					cardinalityOf(association),
					state.relations.countOf(association),
					copyable(association.id),
					action('Link a pair', { link: association.id }),
				]),
		)}
	</section>`;
}

/** The newest links, with the names of both records. */
export function relationsSection({ state }: Sandbox): Html {
	const name = (id: string) => {
		const record = state.records.get(id);
		return html`${record ? recordName(state, record) : 'gone'} <code class="quiet">${id}</code>`;
	};
	const row = (relation: SandboxRelation) => [
		state.associations.get(relation.associationId, relation.locationId)?.key ??
			relation.associationId,
		name(relation.firstRecordId),
		name(relation.secondRecordId),
		copyable(relation.id),
		action('Unlink', { unlink: relation.id }),
	];
	return html`<section id="relations" data-live>
		<h2>
			Links <span class="quiet">(${state.relations.size} in all, the newest ${ROWS} here)</span>
		</h2>
		${table(
			['Association', 'First record', 'Second record', 'ID', ''],
			newest(state.relations.list()).map(row),
		)}
	</section>`;
}

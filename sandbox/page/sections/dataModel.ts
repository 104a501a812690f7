import type { Sandbox } from '../../types';
import { html, type Html } from '../html';
import { drawModel } from '../modelDrawing';

/** The location's objects and how their records may be linked, as a drawing. */
export function dataModelSection({ state, locationId }: Sandbox): Html {
	const objects = state.objects(locationId);
	const records = (key: string) => state.records.count(key, locationId);
	return html`<section id="model" data-live>
		<h2>Data model <span class="quiet">(dashed: HighLevel’s own associations)</span></h2>
		${drawModel(objects, state.associations.list(locationId), records)}
	</section>`;
}

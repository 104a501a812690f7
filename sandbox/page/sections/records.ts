import type { SandboxObject, SandboxRecord } from '../../state/entities';
import type { Sandbox } from '../../types';
import { html, type Html } from '../html';
import { copyable, ROWS, table } from '../parts';
import { recordName } from '../recordName';

/** Which records are shown: an object's, those that hold a text, and which page of them, from 1. */
export interface RecordsShown {
	object?: string;
	q?: string;
	page?: string;
}

/** The records of one object, searchable and in pages. */
export function recordsSection({ state, locationId }: Sandbox, shown: RecordsShown): Html {
	const objects = state.objects(locationId);
	const object = objects.find(({ key }) => key === shown.object) ?? objects[0];
	if (!object) return html``;
	const q = shown.q ?? '';
	const found = fitting(state.records.list(object.key, locationId), q);
	const last = Math.max(1, Math.ceil(found.length / ROWS));
	const page = Math.min(last, Math.max(1, Math.floor(Number(shown.page)) || 1));
	const address = (change: RecordsShown) =>
		`/?${new URLSearchParams({ object: object.key, q, ...change })}#records`;
	const tab = ({ key, labels }: SandboxObject) => {
		const current = key === object.key ? html` aria-current="page"` : html``;
		const href = `/?${new URLSearchParams({ object: key })}#records`;
		return html`<a href="${href}" ${current}
			>${labels.plural} <small>${state.records.count(key, locationId)}</small></a
		>`;
	};
	return html`<section id="records">
		<h2>Records</h2>
		<p class="row tabs">${objects.map(tab)}</p>
		<form method="get" action="/#records" class="row">
			<input type="hidden" name="object" value="${object.key}" />
			<input
				type="search"
				name="q"
				value="${q}"
				placeholder="Name, email, phone or ID"
				aria-label="Search ${object.labels.plural}"
			/>
			<button type="submit">Search</button>
			<span class="quiet">${found.length} found</span>
		</form>
		${table(
			['Name', 'Email and phone', 'Links', 'ID'],
			found
				.slice((page - 1) * ROWS, page * ROWS)
				.map((record) => [
					recordName(state, record),
					reach(record),
					state.relations.ofRecord(record.id, [], 0, 0).total,
					copyable(record.id),
				]),
		)}
		<p class="row">
			${page > 1 ? html`<a href="${address({ page: String(page - 1) })}">Previous</a>` : html``}
			<span class="quiet">Page ${page} of ${last}</span>
			${page < last ? html`<a href="${address({ page: String(page + 1) })}">Next</a>` : html``}
		</p>
	</section>`;
}

/** Records that hold the text anywhere a person sees. */
function fitting(records: SandboxRecord[], q: string): SandboxRecord[] {
	const wanted = q.trim().toLowerCase();
	if (wanted === '') return records;
	return records.filter(({ id, properties }) =>
		[id, ...Object.values(properties)].some((value) =>
			String(value).toLowerCase().includes(wanted),
		),
	);
}

function reach({ properties }: SandboxRecord): string {
	return [properties.email, properties.phone].filter(Boolean).join(', ');
}

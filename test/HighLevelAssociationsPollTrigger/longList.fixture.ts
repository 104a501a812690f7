import type { Fault, FaultAction } from '../../sandbox';
import { openPlace, watchRelations } from './poll.fixture';

/** The path of a record's relations. */
export const LIST = /^\/associations\/relations\//;

/** A fault that lists of relations have until it is taken away. */
export const always = (action: FaultAction, more: Partial<Fault> = {}): Fault => ({
	match: { path: LIST },
	times: Infinity,
	do: action,
	...more,
});

/** A property with 250 relations, which are three pages, and the parameters that watch it. */
export async function openLongList() {
	const place = await openPlace('associations', {
		seed: { contacts: 260, properties: 3, relations: 250 },
	});
	const property = place.properties[0];
	return {
		place,
		property,
		watch: watchRelations([property]),
		/** Gives the property one relation more. */
		linkNew: (contact = 255) => place.link('seller_property', place.contacts[contact], property),
		/** Takes the relation at that place of its list away. */
		unlink: (n: number) =>
			place.state.relations.remove(place.state.relations.ofRecord(property).items[n].id),
	};
}

export type LongList = Awaited<ReturnType<typeof openLongList>>;

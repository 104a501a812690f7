import { Refusal } from '../answers/Refusal';
import { linkRecords } from '../routes/linkRecords';
import type { Sandbox } from '../types';
import {
	EVENT_NAMES,
	EVENT_SHAPES,
	type DeliveryOptions,
	type EventShape,
} from '../webhooks/types';

/** What the page's forms send; one of the first five says what is to be done. */
export interface PageForm {
	/** A URL to be registered. */
	url?: string;
	/** A registration whose events and shape are changed, or that is taken off. */
	change?: string;
	remove?: string;
	/** An association under which two records are linked; a relation that is deleted. */
	link?: string;
	unlink?: string;
	events?: string | string[];
	/** There when the form lets events be chosen: without it, all are meant. */
	choosing?: string;
	shape?: string;
}

/** Does what a form asks for. Gives the part of the page to go on at, or a notice why it was not done. */
export function act(sandbox: Sandbox, form: PageForm): { part: string; notice?: string } {
	const { webhooks, state } = sandbox;
	if (form.remove !== undefined) {
		webhooks.unregister(form.remove);
		return { part: 'webhooks' };
	}
	if (form.unlink !== undefined) {
		state.relations.remove(form.unlink);
		return { part: 'relations' };
	}
	if (form.link !== undefined)
		return { part: 'associations', notice: linkAPair(sandbox, form.link) };

	const options = optionsIn(form);
	if (options.events?.length === 0)
		return { part: 'webhooks', notice: 'Choose at least one event.' };
	if (form.change !== undefined) {
		const registration = webhooks.registrations.find(({ id }) => id === form.change);
		if (registration) registration.options = { ...registration.options, ...options };
		return { part: 'webhooks' };
	}
	const { url = '' } = form;
	if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
		const notice = 'That is not a webhook URL: it begins with http:// or https://.';
		return { part: 'webhooks', notice };
	}
	webhooks.register(url, options);
	return { part: 'webhooks' };
}

/** With all events chosen, a URL gets every event there is, also those to come. */
function optionsIn({ events, choosing, shape }: PageForm): DeliveryOptions {
	const given = events ?? (choosing === undefined ? EVENT_NAMES : []);
	const chosen = EVENT_NAMES.filter((name) => [given].flat().includes(name));
	return {
		events: chosen.length === EVENT_NAMES.length ? undefined : chosen,
		shape: EVENT_SHAPES.find((each): each is EventShape => each === shape),
	};
}

/** Links the first two records that the association allows. Gives why there are none. */
function linkAPair({ state, settings, locationId }: Sandbox, id: string): string | undefined {
	const association = state.associations.get(id, locationId);
	if (!association) return 'This association is gone.';
	const seconds = state.records.list(association.secondObjectKey, locationId);
	for (const first of state.records.list(association.firstObjectKey, locationId)) {
		for (const second of seconds) {
			if (first === second) continue;
			const pair = { firstRecordId: first.id, secondRecordId: second.id };
			try {
				linkRecords({ state, settings }, association, pair, { notFound: 404, duplicate: 400 });
				return undefined;
			} catch (error) {
				if (!(error instanceof Refusal)) throw error;
			}
		}
	}
	return 'All pairs this association allows are linked.';
}

import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { filterList } from '../fields/filterList';
import { EVENT_NAMES, isEventName, type EventName } from '../highLevel/webhooks/eventNames';
import type { EventFilter } from '../highLevel/webhooks/filterEvent';
import { HIGHLEVEL_SIGNS_WITH, readPublicKey } from '../highLevel/webhooks/publicKey';
import type { DeliveryRules } from '../highLevel/webhooks/receiveDelivery';
import { idList } from '../highLevel/model/idList';

/** The node's parameters, as n8n gives them. */
export interface TriggerSettings {
	events: unknown;
	/** `locationIds`, `associations` and `objectKeys`. */
	filters: unknown;
	/** The filters as they stand in the node, expressions not resolved. */
	writtenFilters?: unknown;
	options: { verification?: unknown; publicKey?: unknown; maxAgeMinutes?: unknown };
}

/** Reads the node's parameters, when the workflow is activated and at each delivery. */
export function readSettings(context: IHookFunctions | IWebhookFunctions): TriggerSettings {
	return {
		events: context.getNodeParameter('events', []),
		filters: context.getNodeParameter('filters', {}),
		writtenFilters: context.getNode().parameters.filters,
		options: context.getNodeParameter('options', {}) as TriggerSettings['options'],
	};
}

/**
 * The rules a delivery is judged by. What cannot be read lets nothing through, and stands in
 * `refusals`: one sentence each, beginning with the parameter's display name.
 */
export function readRules(settings: TriggerSettings): {
	rules: DeliveryRules;
	refusals: string[];
} {
	const { options } = settings;
	const refusals: string[] = [];
	const events = readEvents(settings.events, refusals);
	const rules: DeliveryRules = {
		events,
		filter: readFilter(settings, refusals),
		verifyWith: readVerification(options, refusals),
		maxAgeMs: readMaxAge(options, refusals),
	};
	return { rules, refusals };
}

function readEvents(events: unknown, refusals: string[]): EventName[] {
	const selected = idList(events);
	if (!selected) refusals.push('Trigger On is not a list. Give an array, or text with commas.');
	if (selected?.length === 0) refusals.push('Trigger On is empty. Select at least one event.');
	const unknown = selected?.find((name) => !isEventName(name));
	if (unknown !== undefined) {
		refusals.push(`Trigger On has ${unknown}. Choose from ${EVENT_NAMES.join(', ')}.`);
	}
	return selected?.filter(isEventName) ?? [];
}

function readFilter({ filters, writtenFilters }: TriggerSettings, refusals: string[]): EventFilter {
	const read = (displayName: string, name: keyof EventFilter): string[] | undefined => {
		const list = filterList(name, filters, writtenFilters);
		if ('entries' in list) return list.entries;
		refusals.push(`${displayName} ${list.refusal}. ${list.fix}`);
		return undefined;
	};
	return {
		associations: read('Associations', 'associations'),
		locationIds: read('Location IDs', 'locationIds'),
		objectKeys: read('Object Keys', 'objectKeys'),
	};
}

function readVerification(
	{ verification = 'highLevel', publicKey = '' }: TriggerSettings['options'],
	refusals: string[],
): DeliveryRules['verifyWith'] {
	if (verification === 'none') return 'none';
	if (verification !== 'highLevel' && verification !== 'publicKey') {
		refusals.push('Verification must be HighLevel, None or Public Key. Choose one of them.');
		return undefined;
	}
	const text = verification === 'highLevel' ? HIGHLEVEL_SIGNS_WITH : publicKey;
	const result = readPublicKey(typeof text === 'string' ? text : '');
	if ('key' in result) return result.key;
	refusals.push(`Public Key cannot be used. ${result.refusal}`);
	return undefined;
}

/** Undefined, which lets nothing through, also for an expression without a value. */
function readMaxAge(options: TriggerSettings['options'], refusals: string[]): number | undefined {
	const given = Object.hasOwn(options, 'maxAgeMinutes') ? options.maxAgeMinutes : 0;
	const minutes = given === '' || given === null ? NaN : Number(given);
	if (Number.isFinite(minutes) && minutes >= 0) return minutes * 60_000;
	refusals.push('Max Age (Minutes) must be a number of minutes, 0 or more. Give 0 for any age.');
	return undefined;
}

import { EVENT_NAMES, isEventName } from '../highLevel/events/eventNames';
import { HIGHLEVEL_SIGNS_WITH, readPublicKey } from '../highLevel/events/publicKey';
import type { DeliveryRules } from '../highLevel/events/receiveDelivery';
import { idList } from '../highLevel/idList';

/** The node's parameters, as n8n gives them. */
export interface TriggerSettings {
	events: unknown;
	filters: { locationIds?: unknown; associations?: unknown; objectKeys?: unknown };
	options: { verification?: unknown; publicKey?: unknown; maxAgeMinutes?: unknown };
}

/**
 * The rules a delivery is judged by. What cannot be read lets nothing through, and stands in
 * `refusals`: one sentence each, beginning with the parameter's display name.
 */
export function readRules({ events, filters, options }: TriggerSettings): {
	rules: DeliveryRules;
	refusals: string[];
} {
	const refusals: string[] = [];
	const list = (displayName: string, value: unknown) => {
		const ids = idList(value);
		if (!ids) refusals.push(`${displayName} is no list. Give an array, or text with commas.`);
		return ids;
	};
	const selected = list('Trigger On', events) ?? [];
	const unknown = selected.find((name) => !isEventName(name));
	if (selected.length === 0) refusals.push('Trigger On is empty. Select at least one event.');
	if (unknown !== undefined) {
		refusals.push(`Trigger On has ${unknown}. Choose from ${EVENT_NAMES.join(', ')}.`);
	}
	const rules: DeliveryRules = {
		events: selected.filter(isEventName),
		filter: {
			locationIds: list('Location IDs', filters.locationIds),
			associations: list('Associations', filters.associations),
			objectKeys: list('Object Keys', filters.objectKeys),
		},
		verifyWith: readVerification(options, refusals),
		maxAgeMs: readMaxAge(options.maxAgeMinutes, refusals),
	};
	return { rules, refusals };
}

function readVerification(
	{ verification = 'highLevel', publicKey = '' }: TriggerSettings['options'],
	refusals: string[],
): DeliveryRules['verifyWith'] {
	if (verification === 'none') return 'none';
	if (verification !== 'highLevel' && verification !== 'publicKey') {
		refusals.push('Verification is none of HighLevel, Public Key, None. Choose one of them.');
		return undefined;
	}
	const text = verification === 'highLevel' ? HIGHLEVEL_SIGNS_WITH : publicKey;
	const result = readPublicKey(typeof text === 'string' ? text : '');
	if ('key' in result) return result.key;
	refusals.push(`Public Key cannot be used. ${result.refusal}`);
	return undefined;
}

function readMaxAge(maxAgeMinutes: unknown = 0, refusals: string[]): number {
	const minutes = maxAgeMinutes === '' ? NaN : Number(maxAgeMinutes);
	if (Number.isFinite(minutes) && minutes >= 0) return minutes * 60_000;
	refusals.push('Max Age (Minutes) is no number of minutes. Give 0 for any age, or more.');
	return 0;
}

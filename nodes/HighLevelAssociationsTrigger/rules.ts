import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';
import { refuse, type Given } from '../fields/read/Given';
import { ParameterReader } from '../fields/read/ParameterReader';
import { ParameterSource } from '../fields/read/ParameterSource';
import { collecting, type Refusal } from '../fields/read/Refusal';
import { EVENT_NAMES, isEventName, type EventName } from '../highLevel/webhooks/eventNames';
import { HIGHLEVEL_SIGNS_WITH, readPublicKey } from '../highLevel/webhooks/publicKey';
import type { DeliveryRules } from '../highLevel/webhooks/receiveDelivery';
import { properties } from './properties';

/**
 * The rules a delivery is judged by, read when the workflow is activated and at each delivery. What
 * cannot be read lets nothing through, and stands in `refusals`.
 *
 * @throws NodeOperationError for an expression that cannot be resolved
 */
export function readRules(
	context: Pick<IHookFunctions | IWebhookFunctions, 'getNode' | 'getNodeParameter'>,
): { rules: DeliveryRules; refusals: Refusal[] } {
	const source = ParameterSource.ofTrigger(context, properties);
	const parameters = new ParameterReader(source);
	const refusals: Refusal[] = [];
	const read = <T>(reading: () => T) => collecting(context.getNode(), refusals, reading);
	const rules: DeliveryRules = {
		events: read(() => readEvents(parameters)) ?? [],
		filter: {
			associations: read(() => parameters.filter('filters.associations')),
			locationIds: read(() => parameters.filter('filters.locationIds')),
			objectKeys: read(() => parameters.filter('filters.objectKeys')),
		},
		verifyWith: read(() => readVerification(parameters, source.read('options.publicKey', 0))),
		maxAgeMs: read(() => readMaxAge(source.read('options.maxAgeMinutes', 0))),
	};
	return { rules, refusals };
}

function readEvents(parameters: ParameterReader): EventName[] {
	const selected = parameters.ids('events');
	const unknown = selected.find((name) => !isEventName(name));
	if (unknown !== undefined) {
		parameters.refuse('events', `has "${unknown}"`, `Choose from ${EVENT_NAMES.join(', ')}.`);
	}
	if (selected.length === 0) parameters.refuse('events', 'is empty', 'Select at least one event.');
	return selected.filter(isEventName);
}

function readVerification(
	parameters: ParameterReader,
	publicKey: Given,
): DeliveryRules['verifyWith'] {
	const verification = parameters.choice(
		'options.verification',
		['highLevel', 'publicKey', 'none'],
		'highLevel',
	);
	if (verification === 'none') return 'none';
	const text = verification === 'highLevel' ? HIGHLEVEL_SIGNS_WITH : publicKey.value;
	const result = readPublicKey(typeof text === 'string' ? text : '');
	return 'key' in result ? result.key : refuse(publicKey, 'cannot be used', result.refusal);
}

/** Milliseconds; any age where nothing was given, but not for an expression without a value. */
function readMaxAge(given: Given): number {
	const { value, by } = given;
	if (value === null && by === 'person') return 0;
	const minutes = value === '' || value === null ? NaN : Number(value);
	return Number.isFinite(minutes) && minutes >= 0
		? minutes * 60_000
		: refuse(given, 'must be a number of minutes, 0 or more', 'Give 0 for any age.');
}

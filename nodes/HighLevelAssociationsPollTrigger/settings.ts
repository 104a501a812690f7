import { NodeOperationError, type IPollFunctions } from 'n8n-workflow';
import type { Authentication } from '../connection/HighLevelSession';
import { filterList } from '../fields/filterList';
import { MOST_RECORDS } from '../highLevel/polling/bounds';
import {
	EVENT_NAMES,
	isEventName,
	subjectOf,
	type EventName,
} from '../highLevel/webhooks/eventNames';
import { idList } from '../highLevel/model/idList';

/** What the user wants to be told of. */
export interface PollSettings {
	authentication: Authentication;
	/** Empty for the credential's own. */
	locationId: string;
	watch: 'associations' | 'relations';
	/** Of the thing watched; one at least. */
	events: EventName[];
	/** IDs of records; for relations one at least, else empty. */
	records: string[];
	/** IDs or keys; for relations, all when empty. */
	associations: string[];
}

/** Reads the node's parameters. @throws NodeOperationError naming the parameter that cannot be used */
export function readSettings(context: IPollFunctions): PollSettings {
	const refuse = (message: string, description: string): never => {
		throw new NodeOperationError(context.getNode(), message, { description, level: 'warning' });
	};
	const list = (displayName: string, value: unknown): string[] =>
		idList(value) ??
		refuse(`"${displayName}" is no list`, 'Give an array, or text separated by commas or lines.');

	const watch = context.getNodeParameter('watch', 'relations');
	if (watch !== 'associations' && watch !== 'relations') {
		return refuse(`"Watch" is "${String(watch)}"`, 'Choose Associations or Relations.');
	}
	const subject = watch === 'relations' ? 'relation' : 'association';
	const selected = list('Trigger On', context.getNodeParameter('events', []));
	const unknown = selected.find((name) => !isEventName(name));
	if (unknown !== undefined) {
		refuse(`"Trigger On" has "${unknown}"`, `Choose from ${EVENT_NAMES.join(', ')}.`);
	}
	// What was selected before Watch was changed may stand there still.
	const events = selected.filter(isEventName).filter((name) => subjectOf(name) === subject);
	if (events.length === 0) {
		refuse('"Trigger On" is empty', `Select at least one event about ${watch}.`);
	}
	const locationId = textOf(context.getNodeParameter('locationId', ''));
	if (locationId === undefined) {
		return refuse('"Location ID" is no text', 'Give the ID of one location, or leave it empty.');
	}
	const settings = {
		authentication: context.getNodeParameter('authentication', '') as Authentication,
		locationId,
		watch,
		events,
	};
	if (watch === 'associations') return { ...settings, watch, records: [], associations: [] };

	const records = list('Record IDs', context.getNodeParameter('records', ''));
	if (records.length === 0) refuse('"Record IDs" is empty', 'Give the ID of at least one record.');
	if (records.length > MOST_RECORDS) {
		refuse(
			`"Record IDs" has ${records.length.toLocaleString('en')} IDs, and this trigger can watch ${MOST_RECORDS.toLocaleString('en')} records`,
			'Each record is a request at every poll. Share the records among several triggers.',
		);
	}
	const associations = filterList(
		'associations',
		context.getNodeParameter('filters', {}),
		context.getNode().parameters.filters,
	);
	if ('refusal' in associations) {
		return refuse(`"Association Names or IDs" ${associations.refusal}`, associations.fix);
	}
	return { ...settings, watch, records, associations: associations.entries };
}

/** What an expression gives for a text field, without blanks around it; undefined when it is no text. */
function textOf(value: unknown): string | undefined {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : undefined;
}

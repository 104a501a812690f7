import type { IPollFunctions } from 'n8n-workflow';
import type { Authentication } from '../connection/HighLevelSession';
import { ParameterReader } from '../fields/read/ParameterReader';
import { ParameterSource } from '../fields/read/ParameterSource';
import { refusalError } from '../fields/read/Refusal';
import { MOST_RECORDS } from '../highLevel/polling/bounds';
import {
	EVENT_NAMES,
	isEventName,
	subjectOf,
	type EventName,
} from '../highLevel/webhooks/eventNames';
import { properties } from './properties';

/** What starts the workflow. */
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
	const parameters = new ParameterReader(ParameterSource.ofTrigger(context, properties));
	const authentication = context.getNodeParameter('authentication', '') as Authentication;
	try {
		return { authentication, ...readWatched(parameters) };
	} catch (error) {
		throw refusalError(context.getNode(), error);
	}
}

function readWatched(parameters: ParameterReader): Omit<PollSettings, 'authentication'> {
	const watch = parameters.choice('watch', ['relations', 'associations'], 'relations');
	const settings = {
		locationId: parameters.optionalText('locationId'),
		watch,
		events: readEvents(parameters, watch),
	};
	if (watch === 'associations') return { ...settings, records: [], associations: [] };

	const records = parameters.recordIds('records');
	if (records.length === 0) {
		parameters.refuse('records', 'is empty', 'Give the ID of at least one record.');
	}
	if (records.length > MOST_RECORDS) {
		parameters.refuse(
			'records',
			`has ${records.length.toLocaleString('en')} IDs, and this trigger can watch ${MOST_RECORDS.toLocaleString('en')} records`,
			'Each record is a request at every poll. Share the records among several triggers.',
		);
	}
	return { ...settings, records, associations: parameters.filter('filters.associations') };
}

function readEvents(parameters: ParameterReader, watch: PollSettings['watch']): EventName[] {
	const selected = parameters.ids('events');
	const unknown = selected.find((name) => !isEventName(name));
	if (unknown !== undefined) {
		parameters.refuse('events', `has "${unknown}"`, `Choose from ${EVENT_NAMES.join(', ')}.`);
	}
	// What was selected before Watch was changed may still be there.
	const subject = watch === 'relations' ? 'relation' : 'association';
	const events = selected.filter(isEventName).filter((name) => subjectOf(name) === subject);
	if (events.length > 0) return events;
	return parameters.refuse('events', 'is empty', `Select at least one event about ${watch}.`);
}

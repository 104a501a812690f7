import type { IPollFunctions } from 'n8n-workflow';
import type { Authentication } from '../connection/HighLevelSession';
import { ParameterReader } from '../fields/read/ParameterReader';
import { ParameterSource } from '../fields/read/ParameterSource';
import { refusalError } from '../fields/read/Refusal';
import type { AssociationRef } from '../highLevel/model/associationRef';
import { MOST_RECORDS } from '../highLevel/polling/bounds';
import {
	EVENT_NAMES,
	isEventName,
	subjectOf,
	type EventName,
} from '../highLevel/webhooks/eventNames';
import { properties } from './properties';

/** Whose links are watched: all of an association, or those of certain records. */
export type WatchedLinks =
	| { of: 'association'; association: AssociationRef }
	/** IDs of records, and IDs or keys of associations; all associations when empty. */
	| { of: 'records'; records: string[]; associations: string[] };

/** What starts the workflow. */
export interface PollSettings {
	authentication: Authentication;
	/** Empty for the credential's own. */
	locationId: string;
	/** One at least. */
	events: EventName[];
	/** Where an event about relations is selected. */
	links?: WatchedLinks;
	/** Whether links come with the names of what they join. */
	includeNames: boolean;
}

/** Reads the node's parameters. @throws NodeOperationError naming the parameter that cannot be used */
export function readSettings(context: IPollFunctions): PollSettings {
	const parameters = new ParameterReader(ParameterSource.ofTrigger(context, properties));
	const authentication = context.getNodeParameter('authentication', '') as Authentication;
	try {
		const events = readEvents(parameters);
		const watchesLinks = events.some((event) => subjectOf(event) === 'relation');
		return {
			authentication,
			locationId: parameters.optionalText('locationId'),
			events,
			...(watchesLinks && { links: readLinks(parameters) }),
			includeNames: watchesLinks && parameters.flag('includeNames'),
		};
	} catch (error) {
		throw refusalError(context.getNode(), error);
	}
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

function readLinks(parameters: ParameterReader): WatchedLinks {
	const of = parameters.choice('of', ['association', 'records'], 'association');
	if (of === 'association') return { of, association: parameters.association() };

	const records = parameters.recordIds('records');
	if (records.length === 0) {
		parameters.refuse('records', 'is empty', 'Give the ID of at least one record.');
	}
	if (records.length > MOST_RECORDS) {
		parameters.refuse(
			'records',
			`has ${records.length.toLocaleString('en')} IDs, and this trigger can watch ${MOST_RECORDS.toLocaleString('en')} records`,
			'Each record is a request at every poll. Share the records among several triggers, or watch all links of an association.',
		);
	}
	return { of, records, associations: parameters.filter('filters.associations') };
}

import type { Associations } from '../associations/Associations';
import type { EndpointFamily } from '../endpoints/EndpointFamily';
import type { Records } from '../records/Records';
import type { BulkRequests } from './bulk/BulkRequests';
import type { LinkLookup } from './LinkLookup';

/** What work on relations needs: parts of one location's client. */
export interface RelationParts {
	family: EndpointFamily;
	associations: Associations;
	records: Records;
	/** The relations that were read or made in this execution, by pair. */
	links: LinkLookup;
	/** Requests for many links at once. */
	bulk: BulkRequests;
	/** Calls an operation that sends many keeps under way at once. */
	concurrency: number;
}

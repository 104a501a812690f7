import type { BulkRequests } from './bulk/BulkRequests';
import type { LinkLookup } from './LinkLookup';
import type { RelationSources } from './relationList';

/** What work on relations needs: parts of one location's client. */
export interface RelationParts extends RelationSources {
	/** The relations that were read or made in this execution, by pair. */
	links: LinkLookup;
	/** Requests for many links at once. */
	bulk: BulkRequests;
	/** Calls an operation that sends many keeps under way at once. */
	concurrency: number;
}

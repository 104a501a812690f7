import type { IDataObject, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import type { HighLevelClient } from '../../highLevel/HighLevelClient';
import type { RecordName } from '../../highLevel/lookup/lookUpNames';
import type { ParameterReader } from '../../fields/read/ParameterReader';

/** One operation of a resource: its face and its work, in a file of its own. */
export interface Operation {
	/** As the list of operations shows it. */
	option: INodePropertyOptions & { value: string; action: string; description: string };
	/** Its own parameters, without display conditions. */
	properties: INodeProperties[];
	/**
	 * Reads an item's parameters and gives the work to do with them. Sends nothing: all items are
	 * read before the first request.
	 * @throws Refusal naming the parameter
	 */
	prepare(parameters: ParameterReader): Work;
	/**
	 * How many items are worked on at once, read from the first one's parameters; as many as the option
	 * Concurrency says where this is undefined. The requests under way are no more than that in any case.
	 */
	itemsAtOnce?(parameters: ParameterReader): number | undefined;
}

/**
 * What an item's work is once its parameters are read. Throws HighLevelErrors. An error in the place
 * of an output stands for a part of the work that was refused, such as one link of many.
 */
export interface Work {
	(client: HighLevelClient, run: RunConditions): Promise<Array<IDataObject | Error>>;
	/** Names of records it will ask for: those of all items are looked up together. */
	names?: readonly RecordName[];
}

/** How the node runs. */
export interface RunConditions {
	/** Whether other parts go on after one was refused (Continue On Fail). */
	keepGoing: boolean;
	/** Writes to n8n's log, at debug: how far a long work is. */
	log(text: string): void;
}

/** A resource: the operations on one kind of thing. */
export interface Resource {
	option: INodePropertyOptions & { value: string };
	operations: Operation[];
	/** The value of the operation a new node starts with. */
	defaultOperation: string;
}

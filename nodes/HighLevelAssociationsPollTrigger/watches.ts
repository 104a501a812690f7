import type { IDataObject } from 'n8n-workflow';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import { pollAssociations, sampleAssociations } from '../highLevel/polling/associationChanges';
import {
	readAssociationMemory,
	writeAssociationMemory,
} from '../highLevel/polling/associationMemory';
import type { Change } from '../highLevel/polling/Change';
import { readLinkMemory, writeLinkMemory } from '../highLevel/polling/linkMemory';
import { pollLinks, sampleLinks } from '../highLevel/polling/pollLinks';
import { pollRelations, sampleRelations } from '../highLevel/polling/pollRelations';
import { readRelationMemory, writeRelationMemory } from '../highLevel/polling/relationMemory';
import { subjectOf, type EventSubject } from '../highLevel/webhooks/eventNames';
import type { PollSettings } from './settings';

/** One thing that is watched. All functions throw HighLevelErrors. */
export interface Watch {
	/** What its events are about; its memory is kept under this name. */
	subject: EventSubject;
	/** Compares what there is with a memory, as n8n keeps it, and gives the next one. */
	look(
		client: HighLevelClient,
		endpoints: string,
		kept: IDataObject,
	): Promise<{ changes: Change[]; memory: IDataObject }>;
	/** What there is already, as the fields of an event. */
	sample(client: HighLevelClient, limit: number): Promise<Array<Change['fields']>>;
}

/** What has to be watched for the selected events. */
export function watchesOf({ events, links }: PollSettings): Watch[] {
	const watches: Watch[] = [];
	if (events.some((event) => subjectOf(event) === 'association')) watches.push(associations);
	if (links) watches.push(linksOf(links));
	return watches;
}

const associations: Watch = {
	subject: 'association',
	async look(client, endpoints, kept) {
		const { changes, memory } = await pollAssociations(
			client,
			endpoints,
			readAssociationMemory(kept),
		);
		return { changes, memory: writeAssociationMemory(memory) };
	},
	sample: sampleAssociations,
};

function linksOf(links: NonNullable<PollSettings['links']>): Watch {
	if (links.of === 'association') {
		const { association } = links;
		return {
			subject: 'relation',
			async look(client, endpoints, kept) {
				const before = readLinkMemory(kept);
				const { changes, memory } = await pollLinks(client, endpoints, association, before);
				return { changes, memory: writeLinkMemory(memory) };
			},
			sample: async (client, limit) => await sampleLinks(client, association, limit),
		};
	}
	return {
		subject: 'relation',
		async look(client, endpoints, kept) {
			const before = readRelationMemory(kept);
			const { changes, memory } = await pollRelations(client, endpoints, links, before);
			return { changes, memory: writeRelationMemory(memory) };
		},
		sample: async (client, limit) => await sampleRelations(client, links, limit),
	};
}

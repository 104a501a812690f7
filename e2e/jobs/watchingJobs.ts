import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

import { PIT_TYPE } from '../n8n/credentials';
import { EVERY_FOUR_SECONDS } from '../n8n/pollTimes';
import { deliverTo } from '../n8n/webhooks';
import type { SavedWorkflow } from '../n8n/WorkflowJson';
import { node, POLL_TRIGGER, WEBHOOK_TRIGGER } from '../n8n/workflows';
import { waitFor } from '../processes/waitFor';
import { Receiver } from '../stubs/Receiver';
import type { TestBed } from '../TestBed';
import type { Job } from './Job';
import { associationId, byId, byKey, highLevel } from './jobNodes';

/** Somebody is told of each new link, whoever is linked with what. */
const byPolling: Job = {
	name: 'a message about any new link, with names, by token',
	nodes: 2,
	async build(bed) {
		const receiver = await Receiver.start(bed.cleanup);
		return {
			chain: [
				node('New link', POLL_TRIGGER, 0, {
					typeVersion: 2,
					parameters: {
						pollTimes: { item: EVERY_FOUR_SECONDS },
						events: ['RelationCreate'],
						association: byKey('tenant_property'),
					},
					credentials: { [PIT_TYPE]: bed.pit },
				}),
				receiver.told('$json.firstRecordName + " is now linked with " + $json.secondRecordName', 1),
			],
			async start({ id }) {
				const { requests } = bed.sandbox;
				await bed.api.activate(id);
				await waitFor('the first look', () => requests.some(isOfLinks), { timeoutMs: 30_000 });
				const looked = requests.length;
				await waitFor('the second look', () => requests.length > looked, { timeoutMs: 30_000 });
				link(bed);
				const [executionId] = await bed.api.waitForExecutions(id, 1);
				await bed.api.deactivate(id);
				return await bed.api.finished(executionId);
			},
			check([event]) {
				const names = ['event', 'firstRecordName', 'secondRecordName', 'associationKey'];
				assert.deepEqual(Object.keys(event).slice(0, 4), names);
				assert.deepEqual(receiver.received, [MESSAGE]);
			},
		};
	},
};

/** HighLevel's event has IDs alone: one node more says who they are. */
const byWebhook: Job = {
	name: 'a message about any new link, with names, by webhook',
	nodes: 3,
	async build(bed) {
		const receiver = await Receiver.start(bed.cleanup);
		const { publicKey } = bed.sandbox.webhooks;
		return {
			chain: [
				node('New link', WEBHOOK_TRIGGER, 0, {
					parameters: {
						events: ['RelationCreate'],
						options: { verification: 'publicKey', publicKey },
					},
					webhookId: randomUUID(),
				}),
				highLevel(bed, 'Names', 1, {
					operation: 'getAll',
					record: byId('={{ $json.firstRecordId }}'),
					filters: {
						associations: '={{ [$json.associationId] }}',
						linkedRecordIds: '={{ $json.secondRecordId }}',
					},
				}),
				receiver.told('$json.recordName + " is now linked with " + $json.linkedRecordName', 2),
			],
			async start(saved: SavedWorkflow) {
				await bed.api.activate(saved.id);
				deliverTo(bed, saved.nodes[0], 'RelationCreate');
				link(bed);
				const [executionId] = await bed.api.waitForExecutions(saved.id, 1);
				await bed.api.deactivate(saved.id);
				return await bed.api.finished(executionId);
			},
			check(items) {
				assert.equal(items.length, 1, 'more than the new link was found');
				assert.deepEqual(receiver.received, [MESSAGE]);
			},
		};
	},
};

export const watchingJobs: Job[] = [byPolling, byWebhook];

const MESSAGE = 'Ada Abbott is now linked with 1 Riverside Lane, Ashford';

/** The first contact rents the first property. */
function link(bed: TestBed): void {
	const { state } = bed.sandbox;
	const [contact] = state.records.list('contact');
	const [property] = state.records.list('custom_objects.property');
	state.link(associationId(bed, 'tenant_property'), contact.id, property.id);
}

const isOfLinks = ({ path }: { path: string }): boolean => path.includes('/relations/');

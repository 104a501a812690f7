import assert from 'node:assert/strict';

import { createOAuth, OAUTH_TYPE } from '../n8n/credentials';
import { ACTION_NODE, node } from '../n8n/workflows';
import type { Job } from './Job';
import { byId, byKey, byName, highLevel, START } from './jobNodes';

const merged: Job = {
	name: 'the links of a contact moved to another',
	nodes: 2,
	build(bed) {
		const { state } = bed.sandbox;
		const [from, to] = state.records.list('contact');
		const held = state.relations.ofRecord(from.id).items.length;
		return {
			chain: [
				START,
				highLevel(bed, 'Move', 1, {
					operation: 'move',
					object: byKey('contact'),
					fromRecord: byName(String(from.properties.email)),
					toRecord: byName(String(to.properties.email)),
				}),
			],
			check(items) {
				assert.equal(items.length, held);
				for (const item of items) {
					assert.equal(Object.keys(item)[0], 'outcome');
					assert.match(String(item.outcome), /^(moved|existing)$/);
				}
				assert.deepEqual(state.relations.ofRecord(from.id).items, []);
			},
		};
	},
};

/** With an agency's connection, which reaches both locations. */
const copied: Job = {
	name: 'the associations of a location copied to another',
	nodes: 3,
	async build(bed) {
		const { sandbox } = bed;
		const agency = await createOAuth(bed.api, sandbox, {
			name: `Agency of ${sandbox.url}`,
			connected: 'Company',
		});
		const credentials = { [OAUTH_TYPE]: agency };
		const at = (locationId: string) => ({
			authentication: 'oAuth2',
			locationId: byId(locationId),
		});
		return {
			chain: [
				START,
				node('Associations', ACTION_NODE, 1, {
					parameters: {
						...at(sandbox.locationId),
						resource: 'association',
						returnAll: true,
						filters: { associationType: 'USER_DEFINED' },
					},
					credentials,
				}),
				node('Copy', ACTION_NODE, 2, {
					parameters: {
						...at(sandbox.otherLocationId),
						resource: 'association',
						operation: 'upsert',
						key: '={{ $json.key }}',
						firstObject: byKey('={{ $json.firstObjectKey }}'),
						firstObjectLabel: '={{ $json.firstObjectLabel }}',
						secondObject: byKey('={{ $json.secondObjectKey }}'),
						secondObjectLabel: '={{ $json.secondObjectLabel }}',
					},
					credentials,
				}),
			],
			check(items) {
				assert.ok(items.length > 2, 'not all associations were copied');
				for (const { outcome, locationId } of items) {
					assert.match(String(outcome), /^(created|unchanged)$/);
					assert.equal(locationId, sandbox.otherLocationId);
				}
			},
		};
	},
};

export const changingJobs: Job[] = [merged, copied];

import { NodeApiError, NodeOperationError, type INode } from 'n8n-workflow';
import { nodeError, refusedItem } from '../../nodes/connection/nodeErrors';
import { responseError } from '../../nodes/highLevel/api/errors';
import { HighLevelError } from '../../nodes/highLevel/api/HighLevelError';

const NODE: INode = {
	id: 'n',
	name: 'HighLevel',
	type: 'highLevelAssociations',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** HighLevel's refusal of a create, with these words. */
const refusal = (message: string) =>
	responseError(
		{ method: 'POST', path: '/associations/' },
		{ status: 422, headers: {}, body: { message, traceId: 'trace-1' } },
	);

describe('the error n8n shows', () => {
	it('carries HighLevel’s words, the item and what was done in its message alone', () => {
		const error = nodeError(NODE, refusal('Both object labels can not be same'), 2, {
			done: 4,
			of: 5,
		});
		expect(error).toBeInstanceOf(NodeApiError);
		expect(error.message).toBe(
			'HighLevel refused the request: Both object labels can not be same [item 2] (4 of 5 items were done)',
		);
		expect(error.context.itemIndex).toBe(2);
	});

	it('names no item where there is one only', () => {
		const error = nodeError(NODE, refusal('No'), 0, { done: 0, of: 1 });
		expect(error.message).toBe('HighLevel refused the request: No');
	});

	it('names an item once', () => {
		const unread = new NodeOperationError(NODE, '"Record" is empty [item 3]');
		const error = nodeError(NODE, unread, 3, { done: 1, of: 4 });
		expect(error.message).toBe('"Record" is empty [item 3] (1 of 4 items were done)');
	});

	it('has paragraphs in its description: what to do, how to go on, HighLevel’s words, the trace ID', () => {
		const { description } = nodeError(NODE, refusal('No'), 1, { done: 1, of: 2 });
		expect(description?.split('<br><br>')).toEqual([
			'Check the values of the parameters.',
			expect.stringContaining('Continue (using error output)'),
			'HighLevel says: No.',
			'Trace ID: trace-1',
		]);
	});

	it('shows a tag in HighLevel’s words as it is written', () => {
		const { description } = nodeError(NODE, refusal('<b>No</b> if a < b'));
		expect(description).toContain('HighLevel says: &lt;b>No&lt;/b> if a < b.');
	});

	it('has no description where nothing is to say', () => {
		const error = nodeError(NODE, new Error('odd'));
		expect([error.message, error.description ?? undefined]).toEqual(['odd', undefined]);
	});
});

describe('the item of a run that continues', () => {
	it('says the same in plain lines', () => {
		expect(refusedItem(refusal('No <b>'))).toEqual({
			error: 'HighLevel refused the request: No <b>',
			message: 'Check the values of the parameters.\nHighLevel says: No <b>.\nTrace ID: trace-1',
		});
	});

	it('has no message where there is no more to say', () => {
		const bare = new HighLevelError({ kind: 'cancelled', message: 'Stopped' });
		expect(refusedItem(bare)).toEqual({ error: 'Stopped' });
	});
});

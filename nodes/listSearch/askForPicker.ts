import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { HighLevelSession, type Authentication } from '../connection/HighLevelSession';
import { nodeError } from '../connection/nodeErrors';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import { knownText } from './knownText';

/**
 * Asks something for a picker. What goes wrong is thrown in words, so that the picker says why it
 * cannot load; it never comes back empty instead.
 * @throws NodeApiError, NodeOperationError
 */
export async function askForPicker<T>(
	context: ILoadOptionsFunctions,
	ask: (client: HighLevelClient) => Promise<T>,
): Promise<T> {
	try {
		const authentication = context.getCurrentNodeParameter('authentication') as
			Authentication | undefined;
		const session = await HighLevelSession.open(context, authentication ?? 'privateIntegration');
		return await ask(session.client(knownText(context, 'locationId', 'Location ID')));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

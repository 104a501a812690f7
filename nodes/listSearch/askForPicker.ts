import type { ILoadOptionsFunctions } from 'n8n-workflow';
import { HighLevelSession, type Authentication } from '../connection/HighLevelSession';
import { nodeError } from '../connection/nodeErrors';
import type { HighLevelClient } from '../highLevel/HighLevelClient';
import { knownText } from './knownText';

/** Asks something of the chosen location for a picker, as {@link askInSession} does. */
export async function askForPicker<T>(
	context: ILoadOptionsFunctions,
	ask: (client: HighLevelClient) => Promise<T>,
): Promise<T> {
	return await askInSession(
		context,
		async (session) => await ask(session.client(knownLocation(context))),
	);
}

/**
 * Asks something for a picker. What goes wrong is thrown in words, so that the picker says why it
 * cannot load; it never comes back empty instead.
 * @throws NodeApiError, NodeOperationError
 */
export async function askInSession<T>(
	context: ILoadOptionsFunctions,
	ask: (session: HighLevelSession) => Promise<T>,
): Promise<T> {
	try {
		const authentication = context.getCurrentNodeParameter('authentication') as
			Authentication | undefined;
		return await ask(await HighLevelSession.open(context, authentication ?? 'privateIntegration'));
	} catch (error) {
		throw nodeError(context.getNode(), error);
	}
}

/** Location is a locator; in workflows made before it was one, plain text. */
function knownLocation(context: ILoadOptionsFunctions): string {
	const value: unknown = context.getCurrentNodeParameter('locationId');
	const isLocator = typeof value === 'object' && value !== null;
	return knownText(context, isLocator ? 'locationId.value' : 'locationId', 'Location');
}

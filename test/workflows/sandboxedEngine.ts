import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { HighLevelAssociationsTrigger } from '../../nodes/HighLevelAssociationsTrigger/HighLevelAssociationsTrigger.node';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { chatAgent, type ModelCall } from '../harness/chatAgent';
import { createEngine } from '../harness/engine';
import { asTool } from '../harness/tool';

/** The type of the credential the example workflows name. */
const CREDENTIAL = 'highLevelPrivateIntegrationApi';

/** The type of the credential that is an agency's. */
const AGENCY_CREDENTIAL = 'highLevelAssociationsOAuth2Api';

/** An n8n with the package's nodes, and an AI agent whose model makes these calls. */
export const newEngine = (modelCalls: ModelCall[] = []) =>
	createEngine({
		nodes: [HighLevelAssociations, HighLevelAssociationsTrigger, HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
		standIns: {
			'n8n-nodes-highlevel-associations.highLevelAssociationsTool': asTool(
				new HighLevelAssociations(),
			),
			...chatAgent(modelCalls),
		},
	});

/** The sandbox as `npm run sandbox` starts it, without a rate limit, and an n8n whose credential leads there. */
export async function sandboxedEngine(modelCalls?: ModelCall[]): Promise<{
	sandbox: Sandbox;
	engine: ReturnType<typeof newEngine>;
	credentials: Record<string, string>;
}> {
	const sandbox = await startSandbox({ rateLimit: false, webhooks: { retries: 0 } });
	const engine = newEngine(modelCalls);
	engine.setCredential('sandbox', CREDENTIAL, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		baseUrl: sandbox.url,
	});
	const { clientId, clientSecret } = sandbox.oauth;
	engine.setCredential('agency', AGENCY_CREDENTIAL, {
		...{ clientId, clientSecret, baseUrl: sandbox.url },
		oauthTokenData: { ...sandbox.oauth.issueTokens({ userType: 'Company' }) },
	});
	const credentials = { [CREDENTIAL]: 'sandbox', [AGENCY_CREDENTIAL]: 'agency' };
	return { sandbox, engine, credentials };
}

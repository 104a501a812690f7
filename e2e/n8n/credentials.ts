import type { IssueOptions, Sandbox } from '../../sandbox';
import type { ChatModel } from '../stubs/ChatModel';
import type { N8nApi } from './N8nApi';

/** The names of the two credentials in n8n; the example workflows' credentials go by type. */
const PIT_NAME = 'HighLevel (token)';
const OAUTH_NAME = 'HighLevel (sub-account)';

export const PIT_TYPE = 'highLevelPrivateIntegrationApi';
export const OAUTH_TYPE = 'highLevelAssociationsOAuth2Api';
export const OPENAI_TYPE = 'openAiApi';

/** A credential with the sandbox's private integration token. */
export async function createPit(
	api: N8nApi,
	sandbox: Sandbox,
	name = PIT_NAME,
): Promise<{ id: string; name: string }> {
	return await api.createCredential(name, PIT_TYPE, pitOf(sandbox));
}

/** Saves the token's credential once more: n8n gives a new node the one that was saved last. */
export async function preferPit(
	api: N8nApi,
	sandbox: Sandbox,
	{ id, name }: { id: string; name: string },
): Promise<void> {
	await api.request('PATCH', `/credentials/${id}`, { name, type: PIT_TYPE, data: pitOf(sandbox) });
}

function pitOf(sandbox: Sandbox): Record<string, unknown> {
	return {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		endpoints: 'associations',
		baseUrl: sandbox.url,
	};
}

/** An OAuth credential of the sandbox's app; not yet connected unless `connected` says to what. */
export async function createOAuth(
	api: N8nApi,
	sandbox: Sandbox,
	{ name = OAUTH_NAME, connected }: { name?: string; connected?: IssueOptions['userType'] } = {},
): Promise<{ id: string; name: string }> {
	const { clientId, clientSecret } = sandbox.oauth;
	return await api.createCredential(name, OAUTH_TYPE, {
		clientId,
		clientSecret,
		endpoints: 'associations',
		baseUrl: sandbox.url,
		...(connected && { oauthTokenData: sandbox.oauth.issueTokens({ userType: connected }) }),
	});
}

/** A credential by which n8n's OpenAI nodes ask this model. */
export async function createOpenAi(
	api: N8nApi,
	{ url }: ChatModel,
): Promise<{ id: string; name: string }> {
	return await api.createCredential(`Model at ${url}`, OPENAI_TYPE, { apiKey: 'none', url });
}

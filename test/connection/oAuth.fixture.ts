import type { FamilyName } from '../../nodes/highLevel/endpoints/EndpointFamily';
import type { IssueOptions, Sandbox, TokenAnswer } from '../../sandbox';
import { OAUTH, TYPE, type Parameters, type Place } from '../HighLevelAssociations/node.fixture';
import type { RunNodeOptions, RunResult } from '../harness/engine';

/** A node that signs in by OAuth. */
export interface SignedIn {
	/** The tokens it began with. */
	tokens: TokenAnswer;
	run(parameters: Parameters, options?: Partial<RunNodeOptions>): Promise<RunResult>;
}

/** Signs in as a sub-account or as an agency, as the consent page would lead to. */
export function signIn(
	{ sandbox, engine }: Place,
	issue: IssueOptions,
	endpoints: FamilyName = 'associations',
): SignedIn {
	const tokens = sandbox.oauth.issueTokens(issue);
	engine.setCredential('oauth', OAUTH, {
		clientId: sandbox.oauth.clientId,
		clientSecret: sandbox.oauth.clientSecret,
		baseUrl: sandbox.url,
		endpoints,
		oauthTokenData: { ...tokens },
	});
	return {
		tokens,
		run: async (parameters, options) =>
			await engine.runNode({
				type: TYPE,
				parameters: { ...parameters, authentication: 'oAuth2' },
				credentials: { [OAUTH]: 'oauth' },
				...options,
			}),
	};
}

/** The requests to a path of the sign-in. */
export const callsOf = ({ requests }: Sandbox, path: string) =>
	requests.filter((request) => request.path === path);

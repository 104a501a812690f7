import type {
	IAuthenticateRuleResponseCode,
	IAuthenticateRuleResponseSuccessBody,
	ICredentialTestRequest,
} from 'n8n-workflow';

const onStatus = (value: number, message: string): IAuthenticateRuleResponseCode => ({
	type: 'responseCode',
	properties: { value, message },
});

const onBody = (
	key: string,
	value: string | number,
	message: string,
): IAuthenticateRuleResponseSuccessBody => ({
	type: 'responseSuccessBody',
	properties: { key, value, message },
});

const NO_API =
	'This address is not the HighLevel API. Set Base URL back to https://services.leadconnectorhq.com, or to the address of your sandbox.';

const LOCATION =
	'Compare the Location ID with Settings > Business Profile in the sub-account the token was made in.';

const LATER = 'Test the credential again later.';

const rules = [
	onStatus(
		401,
		'HighLevel does not accept the access token, or the token lacks a scope. Compare both with Settings > Private Integrations in HighLevel.',
	),
	onStatus(403, `The access token has no access to this location. ${LOCATION}`),
	onStatus(400, `HighLevel does not accept this Location ID. ${LOCATION}`),
	onStatus(422, `HighLevel does not accept this Location ID. ${LOCATION}`),
	onStatus(404, 'HighLevel has no such address. Check Endpoints and Base URL.'),
	onStatus(301, NO_API),
	onStatus(302, NO_API),
	onStatus(307, NO_API),
	onStatus(308, NO_API),
	onStatus(429, `HighLevel's rate limit was reached. ${LATER}`),
	onStatus(500, `HighLevel could not answer (status 500). ${LATER}`),
	onStatus(502, `HighLevel could not answer (status 502). ${LATER}`),
	onStatus(503, `HighLevel could not answer (status 503). ${LATER}`),
	onStatus(504, `HighLevel could not answer (status 504). ${LATER}`),
	// The answer is read as text: "0" is its first character.
	onBody('0', '<', NO_API),
	onBody('length', 0, NO_API),
];

/**
 * What n8n says about the answer to a credential's test request. n8n goes through the rules in order and
 * applies each kind where it fits; only its type does not say that kinds may be mixed.
 */
export const credentialTestRules = rules as ICredentialTestRequest['rules'];

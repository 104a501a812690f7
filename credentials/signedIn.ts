import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { checkedBaseUrl } from '../nodes/highLevel/baseUrl';
import { isHighLevelError } from '../nodes/highLevel/HighLevelError';

/**
 * A request with the private integration's token.
 * @throws UserError when the credential's Base URL is none the token may travel to
 */
export async function signedIn(
	{ accessToken, baseUrl }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	await Promise.resolve()
		.then(() => checkedBaseUrl(String(baseUrl ?? '')))
		.catch((error: unknown) => {
			const unsafe = isHighLevelError(error) ? `${error.message}. ${error.hint}` : String(error);
			throw new UserError(unsafe);
		});
	const Authorization = `Bearer ${String(accessToken ?? '').trim()}`;
	return { ...request, headers: { ...request.headers, Authorization } };
}

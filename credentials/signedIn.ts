import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { API_VERSION } from '../nodes/connection/sendThroughN8n';
import { checkedBaseUrl } from '../nodes/highLevel/api/baseUrl';
import { isHighLevelError } from '../nodes/highLevel/api/HighLevelError';

/** A request of n8n's older helper too, which its HTTP Request node sends with: the address is `uri`. */
type AnyRequest = IHttpRequestOptions & { uri?: unknown };

/** What axios takes for an address of its own rather than a path under `baseURL`. */
const ABSOLUTE = /^([a-z][a-z\d+.-]*:)?\/\//i;

/** Follows no redirect, in the words of n8n's present helper and of its older one. */
const STAY = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };

/**
 * A request with the private integration's token and the headers HighLevel asks for, for the package's
 * nodes and whichever else use the credential, n8n's HTTP Request node among them. The token goes to
 * addresses under the credential's Base URL alone, so no redirect is followed either: n8n would send
 * the token along, to another host too.
 * @throws UserError when the Base URL is none the token may travel to, or the request leads elsewhere
 */
export async function signedIn(
	{ accessToken, baseUrl }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const base = safeBaseUrl(baseUrl);
	if ('refusal' in base) throw new UserError(base.refusal);
	if (!addressesOf(request).every((address) => isUnder(base.address, address))) {
		throw new UserError(
			`The access token was not sent: it goes to addresses under the credential's Base URL alone. Begin the URL with ${base.address}/.`,
		);
	}
	const Authorization = `Bearer ${String(accessToken ?? '').trim()}`;
	return { ...request, headers: { ...withDefaults(request.headers), Authorization }, ...STAY };
}

function safeBaseUrl(baseUrl: unknown): { address: string } | { refusal: string } {
	try {
		return { address: checkedBaseUrl(String(baseUrl ?? '')) };
	} catch (error) {
		return { refusal: isHighLevelError(error) ? `${error.message}. ${error.hint}` : String(error) };
	}
}

/** Where the request may go: `url` and `uri` are both looked at, whichever of them n8n takes. */
function addressesOf({ url, uri, baseURL }: AnyRequest): string[] {
	const given = [url, uri].filter((address) => address !== undefined).map(String);
	return (given.length > 0 ? given : ['']).map((address) =>
		!baseURL || ABSOLUTE.test(address) ? address : `${baseURL}/${address}`,
	);
}

function isUnder(base: string, address: string): boolean {
	try {
		const { origin, pathname, username, password } = new URL(address);
		return !username && !password && `${origin}${pathname}/`.startsWith(`${base}/`);
	} catch {
		return false;
	}
}

/** The headers with those HighLevel asks for, unless they are there in whatever case. */
function withDefaults(headers: IHttpRequestOptions['headers'] = {}): typeof headers {
	const given = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
	const names = new Set(given.map(([name]) => name.toLowerCase()));
	const missing = Object.entries({ Accept: 'application/json', Version: API_VERSION }).filter(
		([name]) => !names.has(name.toLowerCase()),
	);
	return Object.fromEntries([...missing, ...given]);
}

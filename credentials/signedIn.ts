import {
	UserError,
	type ICredentialDataDecryptedObject,
	type IHttpRequestOptions,
} from 'n8n-workflow';
import { pastedToken } from '../nodes/connection/pastedToken';
import { API_VERSION } from '../nodes/connection/sendThroughN8n';
import { checkedBaseUrl } from '../nodes/highLevel/api/baseUrl';
import { isHighLevelError } from '../nodes/highLevel/api/HighLevelError';

/** Also a request of n8n's older helper, which its HTTP Request node uses: there the address is `uri`. */
type AnyRequest = IHttpRequestOptions & { uri?: unknown };

/** Marks the request of a credential test that the credential's own check has not preceded yet. */
export const UNCHECKED = 'x-unchecked';

/** What axios takes as a whole address rather than a path under `baseURL`. */
const ABSOLUTE = /^([a-z][a-z\d+.-]*:)?\/\//i;

/** Follows no redirect, by the options of n8n's present helper and of its older one. */
const STAY = { disableFollowRedirect: true, followRedirect: false, followAllRedirects: false };

/**
 * A request with the private integration's token and the headers HighLevel asks for. It serves this
 * package's nodes and any other that uses the credential, such as n8n's HTTP Request node. The token goes only to
 * addresses under the credential's Base URL, so no redirect is followed either: n8n would send the token
 * along, to another host too.
 * @throws UserError when the token may not travel to the Base URL, or the request leads elsewhere; for a
 * credential test's request, first what n8n takes for a 401
 */
export async function signedIn(
	{ accessToken, baseUrl }: ICredentialDataDecryptedObject,
	request: IHttpRequestOptions,
): Promise<IHttpRequestOptions> {
	const base = safeBaseUrl(baseUrl);
	if ('refusal' in base) throw new UserError(base.refusal);
	if (!addressesOf(request).every((address) => isUnder(base.address, address))) {
		throw new UserError(
			`The access token was not sent: it goes only to addresses under the credential's Base URL. Begin the URL with ${base.address}/.`,
		);
	}
	if (isUnchecked(request)) throw new CheckFirst();
	const Authorization = `Bearer ${pastedToken(accessToken)}`;
	return { ...request, headers: { ...withDefaults(request.headers), Authorization }, ...STAY };
}

/**
 * After a 401 n8n calls the credential's check, whose words it shows, and then sends the request after
 * all. Of any other end of a test's request it shows no more than a status or a code.
 */
class CheckFirst extends UserError {
	readonly response = { status: 401 };

	constructor() {
		super('The credential has not been checked yet');
	}
}

/** Whether it has the mark, which is taken off the request itself: n8n passes the same one again. */
function isUnchecked({ headers = {} }: IHttpRequestOptions): boolean {
	const isMarked = UNCHECKED in headers;
	delete headers[UNCHECKED];
	return isMarked;
}

type SafeBaseUrl = { address: string } | { refusal: string };

/** The Base URL that was checked last: one execution asks about the same one with every request. */
let checked: { text: string; outcome: SafeBaseUrl } | undefined;

function safeBaseUrl(baseUrl: unknown): SafeBaseUrl {
	const text = String(baseUrl ?? '');
	if (checked?.text !== text) checked = { text, outcome: check(text) };
	return checked.outcome;
}

function check(baseUrl: string): SafeBaseUrl {
	try {
		return { address: checkedBaseUrl(baseUrl) };
	} catch (error) {
		return { refusal: isHighLevelError(error) ? `${error.message}. ${error.hint}` : String(error) };
	}
}

/** Where the request may go: both `url` and `uri` are looked at, because n8n may take either. */
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

/** The headers with those HighLevel asks for, unless they are there in any spelling. */
function withDefaults(headers: IHttpRequestOptions['headers'] = {}): typeof headers {
	const given = Object.entries(headers).filter(([name]) => name.toLowerCase() !== 'authorization');
	const names = new Set(given.map(([name]) => name.toLowerCase()));
	const missing = Object.entries({ Accept: 'application/json', Version: API_VERSION }).filter(
		([name]) => !names.has(name.toLowerCase()),
	);
	return Object.fromEntries([...missing, ...given]);
}

import { HighLevelError } from './HighLevelError';

/** HighLevel's own address: the Base URL of a credential unless it is changed (doc). */
export const HIGHLEVEL_BASE_URL = 'https://services.leadconnectorhq.com';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/**
 * A credential's Base URL without trailing slashes. A token must not travel unencrypted, so plain
 * http is accepted for this machine only (the sandbox).
 * @throws HighLevelError `invalid`, in words
 */
export function checkedBaseUrl(text: string | undefined): string {
	const url = parse((text ?? '').trim() || HIGHLEVEL_BASE_URL);
	if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
		throw refused('is not a web address');
	}
	if (url.username || url.password || url.search || url.hash) {
		throw refused('cannot contain a user name, password, "?" or "#"');
	}
	if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) {
		throw refused('would send the access token unencrypted');
	}
	return (url.origin + url.pathname).replace(/\/+$/, '');
}

function parse(text: string): URL | undefined {
	try {
		return new URL(text);
	} catch {
		return undefined;
	}
}

function refused(why: string): HighLevelError {
	return new HighLevelError({
		kind: 'invalid',
		message: `The Base URL of the credential ${why}`,
		hint: `Enter an address that begins with https://, such as ${HIGHLEVEL_BASE_URL}. Plain http:// is for a sandbox on this machine only.`,
	});
}

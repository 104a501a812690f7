import { HIGHLEVEL_BASE_URL } from '../nodes/highLevel/api/baseUrl';

// n8n resolves expressions in a credential's fields, the hidden ones too, before it opens the consent
// page and before it asks for a token; `$self` is the credential itself.

const CONSENT_PAGE = '/v2/oauth/chooselocation';

/** The consent pages of HighLevel (its OAuth guide). */
const STANDARD = `https://marketplace.gohighlevel.com${CONSENT_PAGE}`;
const WHITE_LABEL = `https://marketplace.leadconnectorhq.com${CONSENT_PAGE}`;

/** The Base URL without trailing slashes; HighLevel's own when it is empty. */
const BASE = `(($self["baseUrl"] || "").trim().replace(/\\/+$/, "") || "${HIGHLEVEL_BASE_URL}")`;

/** Whether the client secret may go there: encrypted, or to this machine; no user name, "?" or "#". */
const IS_SAFE = `/^(https:\\/\\/[^\\/?#@\\s\\\\]+|http:\\/\\/(localhost|127\\.\\d+\\.\\d+\\.\\d+|\\[::1\\])(:\\d+)?)(\\/[^?#\\s]*)?$/i.test(${BASE})`;

/** What n8n refuses as "not a valid URL" before anything is sent. */
const UNSAFE = '"The Base URL has to begin with https://"';

/** Expression for the consent page: of the brand, or of the Base URL when that is not HighLevel's. */
export const authorizationUrl = `={{ ${BASE} === "${HIGHLEVEL_BASE_URL}" ? ($self["brand"] === "whiteLabel" ? "${WHITE_LABEL}" : "${STANDARD}") : ${IS_SAFE} ? ${BASE} + "${CONSENT_PAGE}" : ${UNSAFE} }}`;

/** Expression for the address that gives and renews tokens. */
export const accessTokenUrl = `={{ ${IS_SAFE} ? ${BASE} + "/oauth/token" : ${UNSAFE} }}`;

import { COMPANY_ID, HOME_LOCATION_ID } from '../state/SandboxState';
import type { IdSource } from '../state/ids';
import { ALL_SCOPES, LOCATION_LIST_SCOPES, LOCATION_TOKEN_SCOPE } from './scopes';
import type { IssueOptions, PitOptions, TokenAnswer, UserType } from './types';

/** What a bearer token stands for. */
export interface Caller {
	userType: UserType;
	/** Whose requests a limit counts together. */
	appId: string;
	companyId: string;
	/** Not there for an agency's token. */
	locationId?: string;
	scopes: ReadonlySet<string>;
	/** ms since 1970; `Infinity` for a private integration token. */
	expiresAt: number;
}

interface Refresh {
	options: IssueOptions;
	/** What its first use answered, and when. */
	used?: { at: number; answer: TokenAnswer };
	refused?: boolean;
}

interface Code {
	options: IssueOptions;
	redirectUri?: string;
}

/** The answer to a refresh token asked again stays the same for so long (ms; API guide). */
const GRACE_MS = 30_000;

/** All tokens and codes, and what they allow. */
export class TokenStore {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly companyId = COMPANY_ID;
	refreshCount = 0;
	locationTokenCount = 0;
	private readonly access = new Map<string, Caller>();
	private readonly refreshes = new Map<string, Refresh>();
	private readonly codes = new Map<string, Code>();

	constructor(
		private readonly ids: IdSource,
		private readonly now: () => number,
		private readonly accessTokenSeconds: number,
	) {
		this.clientId = `${ids.hex24()}-${ids.letters(8).toLowerCase()}`;
		this.clientSecret = ids.uuid();
	}

	/** The app's ID: the client ID's part before the first `-`, as the official SDK reads it. */
	get appId(): string {
		return this.clientId.split('-')[0];
	}

	/** What this token allows now; undefined when it is unknown or expired. */
	find(token: string): Caller | undefined {
		const caller = this.access.get(token);
		return caller && caller.expiresAt > this.now() ? caller : undefined;
	}

	createPit({ scopes = ALL_SCOPES, locationId = HOME_LOCATION_ID }: PitOptions = {}): string {
		const pit = `pit-${this.ids.uuid()}`;
		this.access.set(pit, {
			userType: 'Location',
			appId: pit,
			companyId: COMPANY_ID,
			locationId,
			scopes: new Set(scopes),
			expiresAt: Infinity,
		});
		return pit;
	}

	issueTokens(options: IssueOptions): TokenAnswer {
		const { userType, locationId = HOME_LOCATION_ID } = options;
		const scopes = options.scopes ?? [...ALL_SCOPES, ...LOCATION_LIST_SCOPES, LOCATION_TOKEN_SCOPE];
		const place = userType === 'Location' ? { locationId } : {};
		const seconds = options.expiresInSeconds ?? this.accessTokenSeconds;
		const refreshToken = `refresh-${this.ids.letters(60)}`;
		this.refreshes.set(refreshToken, { options });
		return {
			access_token: this.newAccessToken(userType, scopes, seconds, place.locationId),
			token_type: 'Bearer',
			expires_in: seconds,
			refresh_token: refreshToken,
			scope: scopes.join(' '),
			userType,
			...place,
			companyId: COMPANY_ID,
			userId: 'SandboxUser000000001',
		};
	}

	issueCode({ redirectUri, ...options }: IssueOptions & { redirectUri?: string }): string {
		const code = this.ids.letters(40);
		this.codes.set(code, { options, redirectUri });
		return code;
	}

	/** Tokens for a code, which counts once; undefined when code or redirect URI do not fit. */
	exchangeCode(code: string, redirectUri: string | undefined): TokenAnswer | undefined {
		const found = this.codes.get(code);
		if (!found) return undefined;
		if (found.redirectUri !== undefined && found.redirectUri !== redirectUri) return undefined;
		this.codes.delete(code);
		return this.issueTokens(found.options);
	}

	/** New tokens for a refresh token, the same again within 30 s; undefined when it is used up. */
	refresh(refreshToken: string): TokenAnswer | undefined {
		const found = this.refreshes.get(refreshToken);
		if (!found || found.refused) return undefined;
		if (found.used) {
			return this.now() - found.used.at <= GRACE_MS ? found.used.answer : undefined;
		}
		this.refreshCount += 1;
		const answer = this.issueTokens(found.options);
		found.used = { at: this.now(), answer };
		return answer;
	}

	/** A location's token for an agency's, with the agency token's own scopes. */
	locationToken(caller: Caller, locationId: string): Omit<TokenAnswer, 'refresh_token'> {
		this.locationTokenCount += 1;
		const scopes = [...caller.scopes].filter((scope) => scope !== LOCATION_TOKEN_SCOPE);
		return {
			access_token: this.newAccessToken('Location', scopes, this.accessTokenSeconds, locationId),
			token_type: 'Bearer',
			expires_in: this.accessTokenSeconds,
			scope: scopes.join(' '),
			userType: 'Location',
			locationId,
			companyId: COMPANY_ID,
			userId: 'SandboxUser000000001',
		};
	}

	expireAccessToken(token: string): void {
		const caller = this.access.get(token);
		if (!caller) throw new Error('There is no such access token.');
		caller.expiresAt = -Infinity;
	}

	expireRefreshToken(token: string): void {
		const found = this.refreshes.get(token);
		if (!found) throw new Error('There is no such refresh token.');
		found.refused = true;
	}

	private newAccessToken(
		userType: UserType,
		scopes: readonly string[],
		seconds: number,
		locationId?: string,
	): string {
		const token = `eyJ${this.ids.letters(57)}`;
		this.access.set(token, {
			userType,
			appId: this.clientId,
			companyId: COMPANY_ID,
			locationId,
			scopes: new Set(scopes),
			expiresAt: this.now() + seconds * 1000,
		});
		return token;
	}
}

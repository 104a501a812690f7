export type UserType = 'Location' | 'Company';

export interface PitOptions {
	/** Default: every scope the sandbox knows. */
	scopes?: readonly string[];
	/** Default: the seeded location. */
	locationId?: string;
}

/** What `POST /oauth/token` answers. */
export interface TokenAnswer {
	access_token: string;
	token_type: 'Bearer';
	/** Seconds. */
	expires_in: number;
	refresh_token: string;
	/** Separated by blanks. */
	scope: string;
	userType: UserType;
	/** A sub-account's token only. */
	locationId?: string;
	companyId: string;
	userId: string;
}

export interface IssueOptions {
	/** `Location`: a sub-account's token; `Company`: an agency's. */
	userType: UserType;
	/** Default: every scope the sandbox knows. */
	scopes?: readonly string[];
	/** Default: the option `accessTokenSeconds`. */
	expiresInSeconds?: number;
	/** Default: the seeded location. */
	locationId?: string;
}

export interface OAuthControl {
	readonly clientId: string;
	readonly clientSecret: string;
	readonly companyId: string;
	/** Tokens as the consent page would lead to, without it. */
	issueTokens(options: IssueOptions): TokenAnswer;
	/** An authorization code, as the consent page sends it to the redirect URI. */
	issueCode(options: IssueOptions & { redirectUri?: string }): string;
	/** From now on this access token is refused. Throws when it is unknown. */
	expireAccessToken(token: string): void;
	/** From now on this refresh token is refused. Throws when it is unknown. */
	expireRefreshToken(token: string): void;
	/** Refreshes that gave new tokens; one asked again within 30 s is not counted. */
	readonly refreshCount: number;
	/** Location tokens given for agency tokens. */
	readonly locationTokenCount: number;
}

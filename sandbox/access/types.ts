/** Whose token it is: a sub-account's (`Location`) or an agency's (`Company`); HighLevel's own words. */
export type UserType = 'Location' | 'Company';

/** What a private integration token allows, and where. It never expires. */
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

/** Whose OAuth tokens are issued, and what they allow for how long. Refreshed ones are as these. */
export interface IssueOptions {
	/** `Location`: a sub-account's token; `Company`: an agency's. */
	userType: UserType;
	/** Default: every scope the sandbox knows, those of an agency among them. */
	scopes?: readonly string[];
	/** Life of the access token; default: the option `accessTokenSeconds`. */
	expiresInSeconds?: number;
	/** A sub-account's token only; default: the seeded location. */
	locationId?: string;
}

/** The sandbox's one app, and the tokens it was given. Counts are since the sandbox started. */
export interface OAuthControl {
	/** The app's, as n8n's credential asks for them. */
	readonly clientId: string;
	readonly clientSecret: string;
	/** The app's ID: the client ID's part before the first `-`. */
	readonly appId: string;
	/** The agency both locations belong to. */
	readonly companyId: string;
	/** Tokens as the consent page would lead to, without it. */
	issueTokens(options: IssueOptions): TokenAnswer;
	/** An authorization code, as the consent page sends it to the redirect URI. It counts once. */
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

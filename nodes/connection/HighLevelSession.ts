import type { IExecuteFunctions, ILoadOptionsFunctions, INode, IPollFunctions } from 'n8n-workflow';
import { agencyLocations, type LocationPage } from '../highLevel/api/agencyLocations';
import { apiCall } from '../highLevel/api/apiCall';
import { checkedBaseUrl } from '../highLevel/api/baseUrl';
import { familyNamed, type FamilyName } from '../highLevel/endpoints/EndpointFamily';
import { HighLevelClient } from '../highLevel/HighLevelClient';
import { HighLevelError } from '../highLevel/api/HighLevelError';
import type { Clock, Send, SendOnce } from '../highLevel/api/http';
import { sendForLocation } from '../highLevel/api/locationTokens';
import { pacedSend } from '../highLevel/rateLimit/pacedSend';
import { rateQueueOf } from '../highLevel/rateLimit/rateQueueOf';
import { executionClock, wallClock } from './executionClock';
import { pastedToken } from './pastedToken';
import { RefusedScopes } from './RefusedScopes';
import { sendWithCredential, sendWithToken } from './sendThroughN8n';

/** The values of the Authentication parameter. */
export type Authentication = 'privateIntegration' | 'oAuth2';

/** The type of the credential each way of authentication needs. */
function credentialTypeOf(authentication: Authentication): string {
	return authentication === 'oAuth2'
		? 'highLevelAssociationsOAuth2Api'
		: 'highLevelPrivateIntegrationApi';
}

/** Requests in flight at once unless an option says otherwise; see bench/README.md for the choice. */
export const DEFAULT_CONCURRENCY = 50;

/** The contexts of n8n a session can be opened from. */
export type SessionContext = IExecuteFunctions | ILoadOptionsFunctions | IPollFunctions;

/** The credentials' fields, and what HighLevel's sign-in answered. */
interface CredentialData {
	accessToken?: string;
	clientId?: string;
	locationId?: string;
	endpoints?: FamilyName;
	baseUrl?: string;
	oauthTokenData?: {
		access_token?: string;
		userType?: string;
		companyId?: string;
		locationId?: string;
		scope?: string;
	};
}

/**
 * One execution's dealings with HighLevel: a credential, and a client for each location, so that all
 * items of a location share its pace and what is known about it.
 */
export class HighLevelSession {
	private readonly clients = new Map<string, HighLevelClient>();
	private readonly refusedScopes = new RefusedScopes();

	private constructor(
		private readonly context: SessionContext,
		private readonly authentication: Authentication,
		private readonly credential: CredentialData,
		/** Where the requests go, without a trailing slash. */
		readonly baseUrl: string,
		private readonly concurrency: number,
	) {}

	/** Opens a session with the node's credential. @throws HighLevelError for a Base URL that cannot be used */
	static async open(
		context: SessionContext,
		authentication: Authentication,
		concurrency = DEFAULT_CONCURRENCY,
	): Promise<HighLevelSession> {
		const credential = await context.getCredentials<CredentialData>(
			credentialTypeOf(authentication),
		);
		const baseUrl = checkedBaseUrl(credential.baseUrl);
		return new HighLevelSession(context, authentication, credential, baseUrl, concurrency);
	}

	/** The node this session belongs to. */
	get node(): INode {
		return this.context.getNode();
	}

	/** The endpoint family the credential names. */
	get endpoints(): FamilyName {
		return familyNamed(this.credential.endpoints);
	}

	/** What the user should know of the work done so far, although nothing failed. */
	get notes(): string[] {
		return [...this.clients.values()].flatMap(({ notes }) => [...notes]);
	}

	/**
	 * The client of a location: the one given, else the token's own, else the credential's.
	 * @throws HighLevelError `invalid` when none of them names one
	 */
	client(given?: string): HighLevelClient {
		const locationId = given?.trim() || this.ownLocation;
		if (!locationId) throw this.locationMissing();
		let client = this.clients.get(locationId);
		if (!client) {
			client = this.newClient(locationId);
			this.clients.set(locationId, client);
		}
		return client;
	}

	/**
	 * The locations the credential is for: its own, or one page of an agency's.
	 *
	 * @param name what an agency's are searched for; empty for all
	 * @param skip where to begin
	 * @throws HighLevelError
	 */
	async locations(name: string, skip: number): Promise<LocationPage> {
		const { ownLocation, credential } = this;
		if (ownLocation) return { locations: [{ id: ownLocation }] };
		const { companyId, scope = '' } = credential.oauthTokenData ?? {};
		if (this.authentication !== 'oAuth2' || !companyId) throw this.locationMissing();
		const [appId] = (credential.clientId ?? '').split('-');
		const clock = executionClock();
		const call = apiCall(this.paced('', this.sendWithCredential(), clock), '');
		return await agencyLocations(call, { companyId, appId, scopes: scope }, name, skip);
	}

	/** The location the sign-in or the credential names; empty for an agency's. */
	private get ownLocation(): string {
		const { oauthTokenData, locationId } = this.credential;
		return oauthTokenData?.locationId || locationId?.trim() || '';
	}

	private newClient(locationId: string): HighLevelClient {
		const { endpoints, concurrency, context } = this;
		const stopped =
			'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
		const clock = executionClock(stopped);
		const send = this.paced(locationId, this.sendOnce(locationId, clock, stopped), clock, stopped);
		return new HighLevelClient({ send, locationId, endpoints, concurrency, clock });
	}

	private paced(locationId: string, once: SendOnce, clock: Clock, stopped?: AbortSignal): Send {
		const isOAuth = this.authentication === 'oAuth2';
		const send = pacedSend(once, {
			clock,
			concurrency: this.concurrency,
			queue: rateQueueOf(this.limitedAs(locationId), wallClock, Math.random),
			firstAlone: isOAuth,
			random: Math.random,
			cancelled: () => stopped?.aborted ?? false,
		});
		return isOAuth ? this.refusedScopes.guard(send, locationId) : send;
	}

	/** What HighLevel counts requests by: the app (each private integration is one) and the location. */
	private limitedAs(locationId: string): string {
		const { accessToken, clientId } = this.credential;
		const app = this.authentication === 'oAuth2' ? clientId : pastedToken(accessToken);
		return JSON.stringify([this.baseUrl, app, locationId]);
	}

	private sendOnce(locationId: string, clock: Clock, stopped?: AbortSignal): SendOnce {
		const { context, baseUrl } = this;
		const send = this.sendWithCredential();
		const { userType, companyId, access_token: agencyToken } = this.credential.oauthTokenData ?? {};
		if (this.authentication !== 'oAuth2' || userType !== 'Company' || !companyId) return send;
		return sendForLocation({
			sendAsAgency: send,
			sendWith: (token) => sendWithToken(context, token, baseUrl, stopped),
			identity: JSON.stringify([baseUrl, agencyToken]),
			companyId,
			locationId,
			clock,
		});
	}

	private sendWithCredential(): SendOnce {
		const { context, baseUrl, authentication } = this;
		const isOAuth = authentication === 'oAuth2';
		return sendWithCredential(context, credentialTypeOf(authentication), baseUrl, isOAuth);
	}

	private locationMissing(): HighLevelError {
		// A list that cannot be loaded shows the message alone, so the way out stands there.
		return this.authentication === 'oAuth2'
			? new HighLevelError({
					kind: 'invalid',
					message: "Choose Location first: the connection is an agency's",
					hint: 'Location is the sub-account to work in. An expression has to give its ID (Settings > Business Profile in HighLevel).',
				})
			: new HighLevelError({
					kind: 'invalid',
					message: 'Location ID is empty',
					hint: 'Enter the Location ID in the node or in the credential (Settings > Business Profile in HighLevel).',
				});
	}
}

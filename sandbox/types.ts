import type { FastifyInstance } from 'fastify';

import type { FaultControl } from './faults/types';
import type { LimitControl, RateLimitOptions } from './limits/types';
import type { OAuthControl, PitOptions } from './access/types';
import type { RequestLog } from './recording/RequestLog';
import type { ErrorShape, ResponseShapeOption } from './answers/shapes';
import type { RefusalName } from './answers/wordedRefusal';
import type { RecordFilters } from './search/recordFilters';
import type { SandboxState } from './state/SandboxState';
import type { WebhookControl, WebhookOptions } from './webhooks/types';

/** What the location holds at the start. */
export type SeedOption =
	/** A small agency: 60 contacts, 40 properties, companies, opportunities, 4 associations, 120 relations. */
	| 'realEstate'
	/** Objects and the built-in associations only. */
	| 'empty'
	/**
	 * So many records of each, and relations of `buyer_property` between them: all contacts linked with
	 * the first property, then with the next, or spread evenly over both.
	 */
	| { contacts?: number; properties?: number; relations?: number; spread?: boolean };

/** By what a location counts two contacts as one. */
export type DuplicateField = 'email' | 'phone';

/** What a test may change while the sandbox runs. */
export interface SandboxSettings {
	/** How long each answer is held back, in ms; a function is asked for each request. */
	latencyMs: number | (() => number);
	/** Which of the shapes HighLevel has been seen to answer with. */
	responseShape: ResponseShapeOption;
	/** Which of HighLevel's error bodies. */
	errorShape: ErrorShape;
	/** An unknown association, record or object of the official family: 404, or 400 (both seen). */
	notFoundStatus: 404 | 400;
	/** Other statuses and words for refusals that nobody has published; default none. */
	refusals: Partial<Record<RefusalName, { status?: number; message?: string }>>;
	/** How many associations of its own a pair of objects may have; default 10 (help centre). */
	labelsPerPair: number;
	/** How many records may be linked to one under an association; default 1,000 (help centre). */
	linksPerSide: number;
	/**
	 * A link between records that are linked the other way round already, under an association of an
	 * object with itself that has one label for both sides; default `refused`, as a duplicate.
	 */
	mirroredLinks: 'refused' | 'made';
	/** How long after a write the searches show it, in ms; default 0. HighLevel's take some seconds. */
	searchLagMs: number;
	/** Whether two contacts may have the same e-mail or phone; default no. */
	allowDuplicateContacts: boolean;
	/** By what two contacts count as one, the first first; default e-mail, then phone. */
	duplicateOrder: readonly DuplicateField[];
	/** How many filters a contact search takes, those in groups counted; default 500. */
	mostFilters: number;
	/** What becomes of the undocumented `filters` of a record search; default `answered`. */
	recordFilters: RecordFilters;
	/** The most records of a page of a record search; default 100. */
	mostRecords: number;
	/** What a record search says of its records' links (undocumented); default `filled`. */
	recordRelations: 'filled' | 'empty' | 'wrong';
	/**
	 * The undocumented request for many links: `on` (default); `off`, it is not there; `loses`, it drops
	 * every tenth link without a word; `refuses`, it answers 422.
	 */
	bulk: 'on' | 'off' | 'loses' | 'refuses';
	/** How many links such a request may hold; default 100. */
	mostBulk: number;
}

/** How a sandbox starts; its settings may be changed later, and `renew` sets them back to these. */
export interface SandboxOptions extends Partial<SandboxSettings> {
	/** Default 0: a free port. */
	port?: number;
	/** Default `127.0.0.1`. */
	host?: string;
	/** Default `realEstate`. */
	seed?: SeedOption;
	/** Default 100 requests per 10 s, 200,000 per day, sliding; per app and location. `false`: none. */
	rateLimit?: RateLimitOptions | false;
	/** Life of an OAuth access token in seconds; default 86399, HighLevel's own. */
	accessTokenSeconds?: number;
	/** How many requests are remembered; 0 remembers none. Default 10,000. */
	recordRequests?: number;
	/** What deliveries are like, and how they are tried again. */
	webhooks?: WebhookOptions;
	/** The clock of limits, tokens and dates, in ms since 1970; default `Date.now`. */
	now?: () => number;
}

/** A running stand-in for HighLevel. */
export interface Sandbox {
	/** Its base URL, without a slash at the end. */
	url: string;
	/** The server itself, for `inject`. */
	app: FastifyInstance;
	/** Everything it holds. Changes made here send webhooks as those made over HTTP do. */
	state: SandboxState;
	/** A private integration token of the seeded location with every scope. */
	pit: string;
	/** The seeded location. */
	locationId: string;
	/** A second location of the same agency, of which `pit` is not a token. */
	otherLocationId: string;
	settings: SandboxSettings;
	/** Makes a private integration token; all scopes and the seeded location unless said. */
	createPit(options?: PitOptions): string;
	/** Sign-in without the consent page, and its counts. */
	oauth: OAuthControl;
	/** Every API and sign-in request, oldest first; an array with `clear()` and `capacity`. */
	requests: RequestLog;
	faults: FaultControl;
	limits: LimitControl;
	webhooks: WebhookControl;
	/**
	 * As if just started, with the seed of the start or another: state, settings, faults, limits and
	 * requests. Tokens, registered webhooks and listeners of the state stay; no webhook is sent for it.
	 * Costs a twentieth of a start.
	 */
	renew(seed?: SeedOption): void;
	/** Ends every connection and delivery. */
	close(): Promise<void>;
}

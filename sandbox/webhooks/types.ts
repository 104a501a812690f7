/** The five events HighLevel sends for associations and relations. */
export const EVENT_NAMES = [
	'RelationCreate',
	'RelationDelete',
	'AssociationCreate',
	'AssociationUpdate',
	'AssociationDelete',
] as const;

/** One of them. */
export type EventName = (typeof EVENT_NAMES)[number];

/** How events may be put into a body, the usual one first. */
export const EVENT_SHAPES = ['official', 'typed', 'wrapped', 'nested'] as const;

/**
 * How an event is put into a body, which names the app as `appId`. `official`: the bare event, without
 * a name, as HighLevel's published samples of these five show it. `typed`: with `type`, `timestamp` and `webhookId` beside its fields, as the guide
 * says. `wrapped`: those three outside and the event under `data`. `nested`: all of `typed` under `data`.
 */
export type EventShape = (typeof EVENT_SHAPES)[number];

/**
 * How a delivery is signed. `own`: with the sandbox's key. `wrongKey`: with another. `none`: no header.
 * `notApplicable`: the value `N/A`. `oldHeader`: only `X-WH-Signature`, by RSA-SHA256.
 */
export type Signing = 'own' | 'wrongKey' | 'none' | 'notApplicable' | 'oldHeader';

/** How deliveries to one URL behave; may be changed while it is registered. */
export interface DeliveryOptions {
	/** Only these events; default all five. */
	events?: readonly EventName[];
	/** Default: the shape of `WebhookOptions`. */
	shape?: EventShape;
	/** Default `own`. */
	signing?: Signing;
	/** Each delivery is sent so many times; default 1. */
	repeat?: number;
	/** Held back so long, in ms; default 0. */
	delayMs?: number;
	/** So many deliveries are collected and sent in reverse; default 1. `idle()` sends what waits. */
	reorder?: number;
	/** One byte of the body is changed after signing; default false. */
	corrupt?: boolean;
}

/** What is sent, and how deliveries are tried again. */
export interface WebhookOptions {
	/** The shape for URLs that ask for none; default `official`. */
	shape?: EventShape;
	/**
	 * Whether the built-in link of a company and a contact sends events; default yes, as HighLevel's page of
	 * the relation events says now. An earlier text said no.
	 */
	companyContactEvents?: boolean;
	/** The pause before the first retry, in ms; each further one is twice as long. Default 1000. */
	retryBaseMs?: number;
	/** The longest pause before a retry, in ms. Default 60,000. */
	retryMostMs?: number;
	/** How often a delivery not answered by 2xx is sent again; default 12, as HighLevel does. */
	retries?: number;
	/** How long a receiver may take to answer, in ms; default 10,000. */
	timeoutMs?: number;
}

/** A URL that changes are sent to, like one pasted into an app's settings. */
export interface WebhookRegistration {
	readonly id: string;
	readonly url: string;
	/** May be replaced at any time; counts from the next change on. */
	options: DeliveryOptions;
}

/** One time a delivery was sent. */
export interface DeliveryAttempt {
	/** ms since 1970. */
	at: number;
	/** The receiver's answer; not there when none came. */
	status?: number;
	/** The beginning of what it said, at most 500 characters. */
	answer?: string;
	/** Why there was no answer. */
	fault?: string;
}

/** One change on its way to one URL, with everything that was tried. */
export interface Delivery {
	readonly id: string;
	readonly registrationId: string;
	readonly url: string;
	readonly event: EventName;
	/** Exactly what is sent. */
	readonly body: Buffer;
	readonly headers: Record<string, string>;
	/** Oldest first; more than one after a repeat or an answer other than 2xx. */
	attempts: DeliveryAttempt[];
	/** `given up`: after the last retry, or because its URL was taken off. */
	state: 'waiting' | 'delivered' | 'given up';
}

/** A body made by hand, sent as it stands. */
export interface RawDelivery {
	url: string;
	body: string | Buffer;
	headers?: Record<string, string>;
}

/** Where changes are sent to, and what was sent. */
export interface WebhookControl {
	/** The Ed25519 key deliveries are signed with: SPKI in base64. */
	readonly publicKey: string;
	/** The same key as PEM. */
	readonly publicKeyPem: string;
	/** The shape for URLs that ask for none. */
	readonly usualShape: EventShape;
	/** Every change from now on is delivered to this URL. Throws when it is not an http(s) URL. */
	register(url: string, options?: DeliveryOptions): WebhookRegistration;
	/** Takes the registration, its ID or its URL; what is under way ends unsent. */
	unregister(registration: WebhookRegistration | string): void;
	readonly registrations: readonly WebhookRegistration[];
	/** The last 1,000 to 2,000 deliveries, oldest first. */
	readonly deliveries: readonly Delivery[];
	/** Forgets what was sent; what is under way goes on. */
	clearDeliveries(): void;
	/** When nothing is under way and nothing waits for a retry. */
	idle(): Promise<void>;
	/** The signature of a body: base64 Ed25519. */
	sign(body: string | Buffer): string;
	/**
	 * Sends a body as it stands, unsigned unless its headers say otherwise, and once.
	 * Throws when there is no answer.
	 */
	deliverRaw(delivery: RawDelivery): Promise<{ status: number; body: string }>;
}

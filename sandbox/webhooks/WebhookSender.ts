import { randomUUID } from 'node:crypto';
import { Agent } from 'undici';

import type { StateChange } from '../state/entities';
import { composeDelivery } from './composeDelivery';
import { isOfCompanyLink, shapedEvent } from './events';
import { Pauses } from './Pauses';
import { post } from './post';
import { retryPauses } from './retryPauses';
import { SigningKeys } from './SigningKeys';
import { USUAL_OPTIONS } from './usualOptions';
import type {
	Delivery,
	DeliveryOptions,
	EventShape,
	RawDelivery,
	WebhookControl,
	WebhookOptions,
	WebhookRegistration,
} from './types';

/** So much of what a receiver says is remembered, in characters. */
const LONGEST_ANSWER = 500;

/** At least so many deliveries are remembered, at most twice as many. */
const MOST_DELIVERIES = 1000;

/** A registration, what it has collected to send in reverse, and its last send. */
interface Receiver extends WebhookRegistration {
	collected: Delivery[];
	/** Deliveries to one URL begin one after the other, each when the one before has had its answer. */
	queue: Promise<void>;
	gone: boolean;
}

/** Tells the URLs registered of every change, as HighLevel would. */
export class WebhookSender implements WebhookControl {
	readonly deliveries: Delivery[] = [];
	private readonly keys = new SigningKeys();
	private receivers: Receiver[] = [];
	private readonly options: Required<WebhookOptions>;
	private readonly agent: Agent;
	private readonly pauses = new Pauses();
	private underWay = 0;
	private waiters: Array<() => void> = [];
	private closed = false;

	constructor(
		options: WebhookOptions,
		private readonly appId: string,
		private readonly now: () => number,
	) {
		this.options = { ...USUAL_OPTIONS, ...options };
		this.agent = new Agent({
			headersTimeout: this.options.timeoutMs,
			bodyTimeout: this.options.timeoutMs,
		});
	}

	get publicKey(): string {
		return this.keys.publicKey;
	}

	get publicKeyPem(): string {
		return this.keys.publicKeyPem;
	}

	get usualShape(): EventShape {
		return this.options.shape;
	}

	get registrations(): readonly WebhookRegistration[] {
		return this.receivers;
	}

	register(url: string, options: DeliveryOptions = {}): WebhookRegistration {
		const { protocol } = new URL(url);
		if (protocol !== 'http:' && protocol !== 'https:') {
			throw new Error(`A webhook URL begins with http:// or https://, not ${protocol}`);
		}
		const receiver: Receiver = {
			id: randomUUID(),
			url,
			options,
			collected: [],
			queue: Promise.resolve(),
			gone: false,
		};
		this.receivers.push(receiver);
		return receiver;
	}

	unregister(registration: WebhookRegistration | string): void {
		const name = typeof registration === 'string' ? registration : registration.id;
		for (const receiver of this.receivers) {
			if (receiver.id === name || receiver.url === name) receiver.gone = true;
		}
		this.receivers = this.receivers.filter(({ gone }) => !gone);
	}

	clearDeliveries(): void {
		this.deliveries.length = 0;
	}

	sign(body: string | Buffer): string {
		return this.keys.sign(body);
	}

	/** Sends a change to everyone who wants it. */
	announce(change: StateChange): void {
		if (this.closed || (!this.options.companyContactEvents && isOfCompanyLink(change))) return;
		for (const receiver of this.receivers) {
			const { events, repeat = 1, reorder = 1 } = receiver.options;
			if (events && !events.includes(change.event)) continue;
			const { shape = this.options.shape } = receiver.options;
			const event = shapedEvent(change, shape, this.appId, this.now());
			const delivery = composeDelivery(receiver, change.event, event, this.keys);
			this.remember(delivery);
			for (let copy = 0; copy < repeat; copy += 1) receiver.collected.push(delivery);
			if (receiver.collected.length >= reorder * repeat) this.sendCollected(receiver);
		}
	}

	async idle(): Promise<void> {
		this.receivers.forEach((receiver) => this.sendCollected(receiver));
		if (this.underWay === 0) return;
		await new Promise<void>((resolve) => this.waiters.push(resolve));
	}

	async deliverRaw(delivery: RawDelivery): Promise<{ status: number; body: string }> {
		return await post(this.agent, delivery);
	}

	/** Nothing is sent any more. */
	async close(): Promise<void> {
		this.closed = true;
		this.receivers.forEach((receiver) => (receiver.gone = true));
		this.pauses.end();
		await this.agent.destroy();
	}

	private remember(delivery: Delivery): void {
		this.deliveries.push(delivery);
		if (this.deliveries.length >= MOST_DELIVERIES * 2) {
			this.deliveries.splice(0, this.deliveries.length - MOST_DELIVERIES);
		}
	}

	private sendCollected(receiver: Receiver): void {
		const { reorder = 1, delayMs = 0 } = receiver.options;
		const batch = receiver.collected.splice(0);
		if (reorder > 1) batch.reverse();
		for (const delivery of batch) {
			this.underWay += 1;
			receiver.queue = receiver.queue.then(async () => {
				await this.pauses.wait(delayMs);
				if (await this.attempt(receiver, delivery)) return this.ended();
				// Retries wait beside the queue: they do not hold the next delivery up.
				void this.retry(receiver, delivery);
			});
		}
	}

	private async retry(receiver: Receiver, delivery: Delivery): Promise<void> {
		for (const pause of retryPauses(this.options)) {
			await this.pauses.wait(pause);
			if (await this.attempt(receiver, delivery)) return this.ended();
		}
		delivery.state = 'given up';
		this.ended();
	}

	/** True when nothing more is to be done. */
	private async attempt(receiver: Receiver, delivery: Delivery): Promise<boolean> {
		if (receiver.gone) {
			if (delivery.state === 'waiting') delivery.state = 'given up';
			return true;
		}
		const at = this.now();
		const outcome = await this.deliverRaw(delivery).then(
			({ status, body }) => ({ at, status, answer: body.slice(0, LONGEST_ANSWER) }),
			(fault: unknown) => ({ at, fault: fault instanceof Error ? fault.message : String(fault) }),
		);
		delivery.attempts.push(outcome);
		const received = 'status' in outcome && outcome.status >= 200 && outcome.status < 300;
		if (received) delivery.state = 'delivered';
		return received;
	}

	private ended(): void {
		this.underWay -= 1;
		if (this.underWay > 0) return;
		for (const resolve of this.waiters.splice(0)) resolve();
	}
}

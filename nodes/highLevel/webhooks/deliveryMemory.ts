import { createHash } from 'node:crypto';
import type { EventFields } from './parseEvent';

const HOUR_MS = 3_600_000;

/**
 * How long a delivery is remembered. HighLevel sends one again for as much as 3 days (its webhook
 * guide); the fourth day is for clocks and queues.
 */
export const REMEMBERED_HOURS = 96;

/** How many deliveries a running process remembers: about 1 MB for each trigger. */
export const REMEMBERED_IN_PROCESS = 10_000;

/**
 * How many of them outlive a restart. n8n writes the text to its database with each accepted
 * delivery: 2,000 are 28 KB.
 */
export const REMEMBERED_IN_TEXT = 2_000;

/** A record of the text: the hour since 1970 in base 36, four characters until the year 2161… */
const HOUR_LENGTH = 4;
/** …and 60 bits of its hash: a new delivery agrees by chance with one of 10,000 once in 10^14 times. */
const HASH_LENGTH = 10;
const RECORD_LENGTH = HOUR_LENGTH + HASH_LENGTH;

/**
 * What makes two deliveries the same one: their `webhookId`, else their bytes. The event's name is
 * mixed into the bytes because an untyped create and the delete of the same relation are equal byte
 * by byte, and only the URL they came to tells them apart.
 */
export function deliveryHash(event: string, fields: EventFields, rawBody: Uint8Array): string {
	const { webhookId } = fields;
	const hash = createHash('sha256');
	if (typeof webhookId === 'number' || (typeof webhookId === 'string' && webhookId !== '')) {
		hash.update(`webhookId ${webhookId}`);
	} else {
		hash.update(`bytes ${event} `).update(rawBody);
	}
	return hash.digest('base64url').slice(0, HASH_LENGTH);
}

/**
 * The deliveries one trigger has accepted, oldest first, bounded by number and by age. It lives in
 * the process, and its latest part also as a text in n8n's static data. Both are needed: n8n loads
 * static data for each request and saves it after it, so two deliveries at the same moment each see
 * the old text, and a slow execution may write an old text over a newer one.
 */
export class DeliveryMemory {
	/** Hash → hour of acceptance. */
	private deliveries = new Map<string, number>();
	private written = '';
	private merged = '';

	/** How many deliveries are remembered. */
	get size(): number {
		return this.deliveries.size;
	}

	/** The latest deliveries, for n8n's static data: 14 ASCII characters each. */
	get text(): string {
		return this.written;
	}

	/** Learns what the static data knows. Whatever is no text of a memory is passed over. */
	learn(text: unknown): void {
		if (typeof text !== 'string' || text === this.written || text === this.merged) return;
		this.merged = text;
		let news = false;
		for (let at = 0; at + RECORD_LENGTH <= text.length; at += RECORD_LENGTH) {
			const hour = parseInt(text.slice(at, at + HOUR_LENGTH), 36);
			const hash = text.slice(at + HOUR_LENGTH, at + RECORD_LENGTH);
			if (Number.isNaN(hour) || hour <= (this.deliveries.get(hash) ?? -1)) continue;
			this.deliveries.set(hash, hour);
			news = true;
		}
		if (news) this.sort();
	}

	/** Whether the delivery was accepted before. @param now milliseconds since the epoch */
	has(hash: string, now: number): boolean {
		const hour = this.deliveries.get(hash);
		return hour !== undefined && hourOf(now) - hour <= REMEMBERED_HOURS;
	}

	/** Remembers an accepted delivery and forgets what is too old or too many. */
	add(hash: string, now: number): void {
		const hour = hourOf(now);
		this.deliveries.delete(hash);
		this.deliveries.set(hash, hour);
		this.written += record(hash, hour);
		this.forget(hour);
	}

	private forget(now: number): void {
		for (const [hash, hour] of this.deliveries) {
			if (this.deliveries.size <= REMEMBERED_IN_PROCESS && now - hour <= REMEMBERED_HOURS) break;
			this.deliveries.delete(hash);
		}
		const kept = Math.min(this.deliveries.size, REMEMBERED_IN_TEXT) * RECORD_LENGTH;
		if (this.written.length > kept) this.written = this.written.slice(-kept);
	}

	private sort(): void {
		const oldestFirst = [...this.deliveries].sort(([, one], [, other]) => one - other);
		this.deliveries = new Map(oldestFirst.slice(-REMEMBERED_IN_PROCESS));
		this.written = oldestFirst
			.slice(-REMEMBERED_IN_TEXT)
			.map(([hash, hour]) => record(hash, hour))
			.join('');
	}
}

function hourOf(ms: number): number {
	return Math.floor(ms / HOUR_MS);
}

function record(hash: string, hour: number): string {
	return hour.toString(36).padStart(HOUR_LENGTH, '0').slice(-HOUR_LENGTH) + hash;
}

/** The memories of all triggers in this process, the least recently used ones forgotten first. */
export class DeliveryMemories {
	private readonly memories = new Map<string, DeliveryMemory>();

	/** @param most how many triggers' memories are kept; a forgotten one starts from its static data */
	constructor(private readonly most = 50) {}

	/** The memory of the trigger with this key, made when it is asked for the first time. */
	of(trigger: string): DeliveryMemory {
		const memory = this.memories.get(trigger) ?? new DeliveryMemory();
		this.memories.delete(trigger);
		this.memories.set(trigger, memory);
		for (const oldest of this.memories.keys()) {
			if (this.memories.size <= this.most) break;
			this.memories.delete(oldest);
		}
		return memory;
	}
}

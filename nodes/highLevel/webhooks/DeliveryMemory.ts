import { MARK_LENGTH, placeOfMark } from './deliveryMark';

const HOUR_MS = 3_600_000;

/**
 * How long a delivery is remembered. HighLevel sends one again for as much as 3 days (doc: its webhook
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

/** How long a start may take, in ms, until a repeat is started in its place. */
export const LONGEST_START_MS = 300_000;

/** A record of the text: the hour since 1970 in base 36, four characters until the year 2161, a mark. */
const HOUR_LENGTH = 4;
const RECORD_LENGTH = HOUR_LENGTH + MARK_LENGTH;

/** A mark, and the hour it was accepted at. */
interface Remembered {
	mark: string;
	hour: number;
}

/** What has become of a delivery's request: not answered yet, answered by 2xx, or otherwise. */
export type RequestState = 'open' | 'accepted' | 'refused';

/** A delivery n8n has been given; its request shows how that ended. */
interface Start {
	since: number;
	state: () => RequestState;
	/** Remembered already, or overtaken by a later update of the same association. */
	isSettled: boolean;
}

/**
 * The deliveries one trigger has accepted, oldest first, bounded by number and by age, by the marks of
 * `deliveryMark`. It lives in the process, and its latest part also as a text in n8n's static data. Both
 * are needed: n8n loads static data for each request and saves it after it, so two deliveries at the same
 * moment each see the old text, and a slow execution may write an old text over a newer one.
 *
 * A delivery counts as accepted once n8n has an execution for it. Until then HighLevel may have to send it
 * again, so a repeat is neither dropped nor started beside the first.
 */
export class DeliveryMemory {
	/** By the place of the mark. */
	private deliveries = new Map<string, Remembered>();
	private readonly starts = new Map<string, Start>();
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

	/** Learns what the static data knows. Anything that is not the text of a memory is passed over. */
	learn(text: unknown): void {
		if (typeof text !== 'string' || text === this.written || text === this.merged) return;
		this.merged = text;
		let news = false;
		for (const [place, delivery] of readText(text)) {
			// At the same hour this process knows better which update of an association was the last.
			if (delivery.hour <= (this.deliveries.get(place)?.hour ?? -1)) continue;
			this.deliveries.set(place, delivery);
			news = true;
		}
		if (news) this.sort();
	}

	/**
	 * Whether to start an execution for the delivery: it is `new`, a first one is still `starting`, or
	 * it is a `repeat`. A new one is starting from now on.
	 *
	 * @param now milliseconds since the epoch
	 * @param state what becomes of its request; by default it is accepted at once
	 */
	begin(
		mark: string,
		now: number,
		state: () => RequestState = () => 'accepted',
	): 'new' | 'starting' | 'repeat' {
		this.settle(now);
		if (this.has(mark, now)) return 'repeat';
		if (this.starts.has(mark)) return 'starting';
		for (const [other, start] of this.starts) {
			if (placeOfMark(other) === placeOfMark(mark)) start.isSettled = true;
		}
		this.starts.set(mark, { since: now, state, isSettled: false });
		return 'new';
	}

	/** n8n has an execution for the delivery: remembers it, and forgets what is too old or too many. */
	accept(mark: string, now: number): void {
		const start = this.starts.get(mark);
		if (start?.isSettled) return;
		if (start) start.isSettled = true;
		const place = placeOfMark(mark);
		const before = this.deliveries.delete(place);
		const hour = hourOf(now);
		this.deliveries.set(place, { mark, hour });
		if (before) this.writeAll();
		else this.written += recordOf({ mark, hour });
		this.forgetOldest(hour);
	}

	/** Whether the delivery was accepted before. @param now milliseconds since the epoch */
	has(mark: string, now: number): boolean {
		const delivery = this.deliveries.get(placeOfMark(mark));
		return delivery?.mark === mark && hourOf(now) - delivery.hour <= REMEMBERED_HOURS;
	}

	/**
	 * Looks at the requests that were open. Their state has the last word: n8n may have said that it has
	 * an execution and then failed.
	 */
	private settle(now: number): void {
		for (const [mark, { since, state }] of this.starts) {
			const ended = state();
			if (ended === 'open' && now - since < LONGEST_START_MS) continue;
			if (ended === 'accepted') this.accept(mark, now);
			if (ended === 'refused' && this.has(mark, now)) this.forget(mark);
			this.starts.delete(mark);
		}
	}

	private forget(mark: string): void {
		this.deliveries.delete(placeOfMark(mark));
		this.writeAll();
	}

	private forgetOldest(now: number): void {
		for (const [place, { hour }] of this.deliveries) {
			if (this.deliveries.size <= REMEMBERED_IN_PROCESS && now - hour <= REMEMBERED_HOURS) break;
			this.deliveries.delete(place);
		}
		const kept = Math.min(this.deliveries.size, REMEMBERED_IN_TEXT) * RECORD_LENGTH;
		if (this.written.length > kept) this.written = this.written.slice(-kept);
	}

	private sort(): void {
		const oldestFirst = [...this.deliveries].sort(([, one], [, other]) => one.hour - other.hour);
		this.deliveries = new Map(oldestFirst.slice(-REMEMBERED_IN_PROCESS));
		this.writeAll();
	}

	private writeAll(): void {
		const latest = [...this.deliveries.values()].slice(-REMEMBERED_IN_TEXT);
		this.written = latest.map(recordOf).join('');
	}
}

/** The deliveries of a text by their places; the last of a place counts, as it was accepted last. */
function readText(text: string): Map<string, Remembered> {
	const deliveries = new Map<string, Remembered>();
	for (let at = 0; at + RECORD_LENGTH <= text.length; at += RECORD_LENGTH) {
		const hour = parseInt(text.slice(at, at + HOUR_LENGTH), 36);
		const mark = text.slice(at + HOUR_LENGTH, at + RECORD_LENGTH);
		const place = placeOfMark(mark);
		if (Number.isNaN(hour) || hour < (deliveries.get(place)?.hour ?? -1)) continue;
		deliveries.delete(place);
		deliveries.set(place, { mark, hour });
	}
	return deliveries;
}

function hourOf(ms: number): number {
	return Math.floor(ms / HOUR_MS);
}

function recordOf({ mark, hour }: Remembered): string {
	return hour.toString(36).padStart(HOUR_LENGTH, '0').slice(-HOUR_LENGTH) + mark;
}

/** The pause at a window others have filled, in intervals; it doubles with each further refusal. */
const PAUSE = 1 / 8;

/**
 * A newcomer's pause. A worker alone fills the window in a burst, and a newcomer only finds room while
 * that burst lasts: it has to try often enough to meet it, for a while.
 */
const NEWCOMERS_PAUSE = 1 / 16;
const NEWCOMERS_TRIES = 64;

/** Requests answered 429 since the last one that was not, and the pause after them. */
export class Refusals {
	/** Refusals in a row, as far as they count; see {@link count}. */
	private inARow = 0;
	private pausedUntil = -Infinity;
	/** When the first refusal of the latest burst came, and how many that burst had. */
	private burstAt = -Infinity;
	private ofBurst = 0;

	/** @param random a number from 0 to 1 */
	constructor(private readonly random: () => number) {}

	/** Whether the latest answer was a refusal. */
	get areRecent(): boolean {
		return this.inARow > 0;
	}

	/** Until when nothing is sent after the last one, in ms. */
	get pauseEnd(): number {
		return this.areRecent ? this.pausedUntil : -Infinity;
	}

	/**
	 * Notes a refusal and begins a pause: half of it is certain, half is chance.
	 * @param sentAt when the refused request was sent
	 * @param isNewcomer whether no request of our own is counted that would make room as it leaves
	 */
	add(sentAt: number, now: number, intervalMs: number, isNewcomer: boolean): void {
		this.count(sentAt, now);
		const pause = isNewcomer ? this.newcomersPause() : PAUSE * 2 ** (this.inARow - 1);
		this.pausedUntil = now + Math.min(1, pause) * intervalMs * (0.5 + this.random() / 2);
	}

	/** Notes an answer that was not a refusal. */
	end(): void {
		this.inARow = 0;
	}

	/**
	 * A burst that is refused is one collision and not fifty: it counts as two at most, because otherwise
	 * the pause after it would waste a whole interval.
	 */
	private count(sentAt: number, now: number): void {
		if (sentAt >= this.burstAt) {
			this.burstAt = now;
			this.ofBurst = 0;
		}
		this.ofBurst += 1;
		if (this.ofBurst === 1 || this.ofBurst === 3) this.inARow += 1;
	}

	private newcomersPause(): number {
		return this.inARow <= NEWCOMERS_TRIES ? NEWCOMERS_PAUSE : PAUSE;
	}
}

/** Runs work on the same thing one after another, and work on different things side by side. */
export class KeyedQueue {
	/** The last work begun or waiting for each thing; never rejects. */
	private readonly last = new Map<string, Promise<unknown>>();

	/**
	 * Does the work once all earlier work on the same thing is over, whatever came of it.
	 * @param after what has to be over besides; never rejects
	 */
	async run<T>(thing: string, work: () => Promise<T>, after?: Promise<unknown>): Promise<T> {
		const before = this.last.get(thing) ?? Promise.resolve();
		const turn = Promise.all([before, after]).then(work);
		const over = turn.catch(() => undefined);
		this.last.set(thing, over);
		void over.then(() => {
			if (this.last.get(thing) === over) this.last.delete(thing);
		});
		return await turn;
	}

	/** Fulfilled once everything that is under way or waiting now is over. */
	async idle(): Promise<void> {
		await Promise.all(this.last.values());
	}
}

/** Lets works on the same thing follow each other, while others go on beside them. */
export class KeyedQueue {
	/** The last work begun or waiting for each thing; never rejects. */
	private readonly last = new Map<string, Promise<unknown>>();

	/** Does the work once all earlier works on the same thing are over, whatever came of them. */
	async run<T>(thing: string, work: () => Promise<T>): Promise<T> {
		const before = this.last.get(thing) ?? Promise.resolve();
		const turn = before.then(work);
		const over = turn.catch(() => undefined);
		this.last.set(thing, over);
		void over.then(() => {
			if (this.last.get(thing) === over) this.last.delete(thing);
		});
		return await turn;
	}
}

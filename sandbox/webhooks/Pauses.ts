/** Waits that can all be ended at once. */
export class Pauses {
	private readonly open = new Set<() => void>();
	private ended = false;

	/** Resolves after so many ms, or at once when `end` is or was called. */
	async wait(ms: number): Promise<void> {
		if (this.ended || ms <= 0) return;
		await new Promise<void>((resolve) => {
			const finish = () => {
				clearTimeout(timer);
				this.open.delete(finish);
				resolve();
			};
			const timer = setTimeout(finish, ms);
			this.open.add(finish);
		});
	}

	end(): void {
		this.ended = true;
		for (const finish of [...this.open]) finish();
	}
}

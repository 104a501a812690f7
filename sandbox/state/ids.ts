/** Numbers from 0 to 1 that are the same in every run with the same seed (mulberry32). */
function repeatableRandom(seed: number): () => number {
	let state = seed;
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
	};
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** IDs as HighLevel makes them, the same in every run. */
export class IdSource {
	private random: () => number;
	private counter = 0;

	constructor(private readonly seed = 1) {
		this.random = repeatableRandom(seed);
	}

	/** From now on the same IDs come as at the start. */
	restart(): void {
		this.random = repeatableRandom(this.seed);
		this.counter = 0;
	}

	/** 24 hex digits, as custom records, associations and relations have; rising. */
	hex24(): string {
		this.counter += 1;
		return `6717c4e0${'a1b2c3d4e5'}${this.counter.toString(16).padStart(6, '0')}`;
	}

	/** 20 letters and digits, as contacts and opportunities have. */
	letters20(): string {
		return this.letters(20);
	}

	/** The form of a UUID. */
	uuid(): string {
		const hex = Array.from({ length: 32 }, () => Math.floor(this.random() * 16).toString(16)).join(
			'',
		);
		return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
	}

	letters(length: number): string {
		let id = '';
		while (id.length < length) id += LETTERS[Math.floor(this.random() * LETTERS.length)];
		return id;
	}
}

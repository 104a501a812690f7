import { isHighLevelError } from '../api/HighLevelError';

/**
 * Answers that are asked for once however often they are wanted, also while they are on their way. A
 * definite refusal is an answer too; what may pass by itself is forgotten, so that one outage does not
 * fail all that comes after it.
 */
export class OnceCache<T> {
	private readonly answers = new Map<string, Promise<T>>();

	/** The answer of this name, asked for when there is none. @throws what `ask` threw */
	async get(name: string, ask: () => Promise<T>): Promise<T> {
		const known = this.answers.get(name);
		if (known) return await known;
		const asked = ask();
		this.answers.set(name, asked);
		// Before anybody else hears of it: whoever comes next asks anew.
		asked.catch((error: unknown) => {
			if (mayPass(error)) this.answers.delete(name);
		});
		return await asked;
	}

	/** Whether the answer of this name is there, or on its way. */
	has(name: string): boolean {
		return this.answers.has(name);
	}

	/** Notes an answer that came another way; one that is there already stays. */
	set(name: string, answer: T): void {
		if (!this.answers.has(name)) this.answers.set(name, Promise.resolve(answer));
	}
}

function mayPass(error: unknown): boolean {
	return isHighLevelError(error, 'rateLimited', 'serverFault', 'unreachable', 'unreadable');
}

import { fork, type ChildProcess, type Serializable } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';

/** A process of its own that answers each message with one. */
export class Child {
	private readonly process: ChildProcess;

	/** @param script path of the JavaScript it runs */
	constructor(private readonly script: string) {
		this.process = fork(script);
	}

	/**
	 * Sends it a message and waits for what it answers.
	 * @throws Error when it ends without an answer, or has ended before
	 */
	async ask<Answer>(message: Serializable): Promise<Answer> {
		const answered = new AbortController();
		const { signal } = answered;
		const ended = once(this.process, 'exit', { signal }).then(([code, killedBy]) => {
			const name = basename(this.script);
			throw new Error(`${name} ended with ${killedBy ?? code} instead of answering.`);
		});
		try {
			this.process.send(message);
			const [answer] = await Promise.race([once(this.process, 'message', { signal }), ended]);
			return answer as Answer;
		} finally {
			answered.abort();
		}
	}

	stop(): void {
		this.process.kill();
	}
}

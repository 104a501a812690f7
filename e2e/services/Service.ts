import type { Running } from '../processes/Running';

/** A database or a queue of this run only, which a scenario may stop and start again on the same data. */
export class Service {
	private constructor(
		/** n8n's settings for it. */
		readonly settings: Record<string, string>,
		private readonly launch: () => Promise<Running>,
		private running: Running,
	) {}

	/** @param launch starts it and waits until it is ready */
	static async start(
		settings: Record<string, string>,
		launch: () => Promise<Running>,
	): Promise<Service> {
		return new Service(settings, launch, await launch());
	}

	async stop(): Promise<void> {
		await this.running.stop();
	}

	/** Starts it on the same port and data. */
	async startAgain(): Promise<void> {
		this.running = await this.launch();
	}
}

import { firstFailure } from '../../concurrency/pool';
import type { CreatedRelation } from '../create';
import type { RelationParts } from '../RelationParts';
import { linkInBulk, type WantedLink } from './linkInBulk';

/** A link that waits for the others, and its caller. */
interface Waiting {
	wanted: WantedLink;
	keepGoing: boolean;
	resolve: (relation: CreatedRelation) => void;
	reject: (reason: unknown) => void;
}

/** Gathers links that are wanted one by one at about the same time, such as one of each item. */
export class GatheredLinks {
	private waiting: Waiting[] = [];
	private isWorking = false;

	constructor(private readonly parts: RelationParts) {}

	/** Makes a link together with the others that are wanted now. @throws HighLevelError */
	async create(wanted: WantedLink, keepGoing: boolean): Promise<CreatedRelation> {
		return await new Promise<CreatedRelation>((resolve, reject) => {
			this.waiting.push({ wanted, keepGoing, resolve, reject });
			if (!this.isWorking) void this.work();
		});
	}

	private async work(): Promise<void> {
		this.isWorking = true;
		// Those that are wanted in the same moment come with the first.
		await Promise.resolve();
		while (this.waiting.length > 0) {
			const batch = this.waiting.splice(0);
			await this.link(batch).catch((reason: unknown) => {
				// It should not happen, and must not leave anybody waiting.
				for (const { reject } of batch) reject(reason);
			});
		}
		this.isWorking = false;
	}

	private async link(batch: Waiting[]): Promise<void> {
		const wanted = batch.map((one) => one.wanted);
		const outcomes = await linkInBulk(this.parts, wanted, batch[0].keepGoing);
		const failure = firstFailure(outcomes);
		batch.forEach(({ resolve, reject }, at) => {
			const outcome = outcomes[at];
			if (outcome?.status === 'fulfilled') resolve(outcome.value);
			// What was never begun ends with what stopped it.
			else reject(outcome?.reason ?? failure?.reason);
		});
	}
}

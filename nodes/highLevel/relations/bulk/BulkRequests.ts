import { isHighLevelError, type HighLevelError } from '../../api/HighLevelError';
import { KeyedQueue } from '../../concurrency/KeyedQueue';
import type { EndpointFamily } from '../../endpoints/EndpointFamily';
import type { LinkedPair } from '../../model/linkedPair';

/** Links of the first request: HighLevel's limit is not known, so each further one has twice as many. */
const FIRST_SIZE = 25;

/** Links of a request at most. */
const MOST = 100;

/** Fewer than so many links in a request save too little to go on with. */
const LEAST_SIZE = 5;

/** Statuses that may mean that a request held too many links (open: HighLevel's words are unknown). */
const TOO_MUCH = new Set([400, 413, 422]);

/**
 * Requests for many links at once, by the undocumented endpoint. When the first one is refused, or a
 * later one for another reason than its size, there is no further one in this execution.
 */
export class BulkRequests {
	/** Links of the next request, and what is known to be too many. */
	private size = FIRST_SIZE;
	private most = MOST;
	/** Whether one was accepted. */
	private hasWorked = false;
	private isOff = false;
	/** One at a time, so that the first one decides. */
	private readonly turns = new KeyedQueue();

	/** @param notes takes what the user should know of it */
	constructor(
		private readonly family: EndpointFamily,
		private readonly notes: Set<string>,
	) {}

	/** Whether it is worth planning with. */
	get arePossible(): boolean {
		return !this.isOff;
	}

	/** How many requests so many links take. */
	countFor(links: number): number {
		return Math.ceil(links / this.most);
	}

	/**
	 * Asks for these links, as many at once as HighLevel takes. Never throws; what came of it is not
	 * known.
	 * @returns those that were asked for
	 */
	async send(links: LinkedPair[]): Promise<LinkedPair[]> {
		return await this.turns.run('', async () => await this.sendInTurn(links));
	}

	/** Notes that HighLevel lists none of the links it was asked for. */
	didNothing(): void {
		this.stop('HighLevel accepted the request, but made no link');
	}

	private async sendInTurn(links: LinkedPair[]): Promise<LinkedPair[]> {
		let sent = 0;
		let asked = 0;
		while (sent < links.length && !this.isOff) {
			const group = links.slice(sent, sent + this.size);
			// Also where it is refused or its answer is lost: a part of it may have been done.
			asked = Math.max(asked, sent + group.length);
			try {
				await this.family.requestRelations(group);
				sent += group.length;
				this.hasWorked = true;
				this.size = Math.min(this.size * 2, this.most);
			} catch (error) {
				this.refused(error, group.length);
			}
		}
		return links.slice(0, asked);
	}

	/** Goes on with half as many where that may help. */
	private refused(error: unknown, links: number): void {
		const half = Math.ceil(links / 2);
		const isTooMuch =
			isHighLevelError(error) && error.status !== undefined && TOO_MUCH.has(error.status);
		if (this.hasWorked && isTooMuch && half >= LEAST_SIZE) {
			this.size = this.most = half;
			return;
		}
		this.stop(isHighLevelError(error) ? reasonOf(error) : 'the request was not sent');
	}

	private stop(reason: string | undefined): void {
		this.isOff = true;
		if (!reason) return;
		this.notes.add(
			`Use Bulk Requests: ${reason}. The links were made one by one instead, which takes more requests.`,
		);
	}
}

/** Why it was refused, without HighLevel's own words; undefined where everything else stops as well. */
function reasonOf({ kind, status, message }: HighLevelError): string | undefined {
	if (kind === 'dailyLimit' || kind === 'cancelled') return undefined;
	if (kind === 'unreadable') return 'HighLevel answered something else than expected';
	return status === undefined ? message : `HighLevel answered with status ${status}`;
}

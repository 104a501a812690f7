import { lacksScope } from '../highLevel/api/errors';
import type { HighLevelResponse, Send } from '../highLevel/api/http';

/** What is refused to a location whose token could not be exchanged: all of it. */
const EVERYTHING = '';

/**
 * The scopes that HighLevel refused in one execution. n8n renews an OAuth token at every 401, and no
 * renewal adds a scope: so what was refused once is not sent again, and the first request of each scope
 * goes alone while the others wait for its answer.
 */
export class RefusedScopes {
	/** What was answered to the first request of a scope that is missing. */
	private readonly refusals = new Map<string, HighLevelResponse>();
	private readonly granted = new Set<string>();
	/** The first requests of scopes, while they are under way; never rejects. */
	private readonly firsts = new Map<string, Promise<void>>();

	/** A location's sender that answers by itself what would be refused again. */
	guard(send: Send, locationId: string): Send {
		return async (request) => {
			const { scope } = request;
			if (scope === undefined) return await send(request);
			const name = JSON.stringify([locationId, scope]);
			for (;;) {
				const refusal = this.refusals.get(EVERYTHING) ?? this.refusals.get(name);
				if (refusal) return refusal;
				if (this.granted.has(name)) return await send(request);
				const first = this.firsts.get(name);
				if (!first) break;
				await first;
			}
			return await this.goFirst(name, send(request));
		};
	}

	private async goFirst(name: string, answer: Promise<HighLevelResponse>) {
		const over = answer.then(
			(response) => this.remember(name, response),
			() => undefined,
		);
		this.firsts.set(name, over);
		await over;
		this.firsts.delete(name);
		return await answer;
	}

	private remember(name: string, response: HighLevelResponse): void {
		if (lacksScope(response)) this.refusals.set(response.request ? EVERYTHING : name, response);
		else if (response.status !== 401) this.granted.add(name);
	}
}

import { responseError } from './errors';
import type { HighLevelRequest, HighLevelResponse, Send } from './http';

/**
 * One call to HighLevel for one location: sends, and gives the answer of a success.
 * @throws HighLevelError for every other answer, and where there was none
 */
export type ApiCall = (request: HighLevelRequest) => Promise<HighLevelResponse>;

/** Makes the call of a location out of a sender. */
export function apiCall(send: Send, locationId: string): ApiCall {
	return async (request) => {
		const response = await send(request);
		if (response.status >= 200 && response.status < 300 && !response.request) return response;
		throw responseError(response.request ?? request, response, { locationId });
	};
}

import type { HighLevelRequest, HighLevelResponse } from '../../../nodes/highLevel/api/http';
import type { associationsFamily } from '../../../nodes/highLevel/endpoints/associations';
import type { EndpointFamily } from '../../../nodes/highLevel/endpoints/EndpointFamily';

export const LOCATION = 'location-1';
const FLAT = { id: 'x1', associationId: 'a1' };

/** The one request a call sends, when it is answered with `body`. */
export async function requestOf(
	make: typeof associationsFamily,
	call: (family: EndpointFamily) => Promise<unknown>,
	body: unknown = FLAT,
): Promise<HighLevelRequest> {
	const sent: HighLevelRequest[] = [];
	const send = async (request: HighLevelRequest): Promise<HighLevelResponse> => {
		sent.push(request);
		return { status: 200, headers: {}, body };
	};
	await call(make(send, LOCATION));
	expect(sent).toHaveLength(1);
	return sent[0];
}

export const NEW_ASSOCIATION = {
	key: 'k',
	firstObjectKey: 'business',
	firstObjectLabel: 'One',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Other',
	description: 'why',
};
export const PAIR = { firstRecordId: 'r1', secondRecordId: 'r2' };

/** What is asked, the call, and the request it has to send. */
export type Row = [
	what: string,
	call: (family: EndpointFamily) => Promise<unknown>,
	HighLevelRequest,
];

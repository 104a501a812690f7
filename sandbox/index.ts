import type { AddressInfo } from 'node:net';

import { createSandbox } from './createSandbox';
import type { Sandbox, SandboxOptions } from './types';

export type * from './types';
export type * from './access/types';
export type * from './faults/types';
export type * from './limits/types';
export type * from './webhooks/types';
export type * from './state/entities';
export type { RefusalName } from './answers/wordedRefusal';
export type { RecordedRequest } from './recording/RequestLog';
export type { ErrorShape, ResponseShape, ResponseShapeOption } from './answers/shapes';
export { COMPANY_CONTACT_ASSOCIATION, OPPORTUNITY_CONTACT_ASSOCIATION } from './state/builtIn';
export { ALL_SCOPES } from './access/scopes';

/** Starts a stand-in HighLevel that answers over HTTP until it is closed. */
export async function startSandbox(options: SandboxOptions = {}): Promise<Sandbox> {
	const { port = 0, host = '127.0.0.1' } = options;
	const sandbox = await createSandbox(options);
	await sandbox.app.listen({ port, host });
	const address = sandbox.app.server.address() as AddressInfo;
	sandbox.url = `http://${host}:${address.port}`;
	return sandbox;
}

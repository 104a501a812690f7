import { createEngine, type Engine } from './engine';
import { ProbeApi, ProbeOAuth2Api } from './probeCredentials.fixture';
import { ProbeNode } from './probeNode.fixture';
import { startProbeServer, type ProbeServer } from './probeServer.fixture';
import { ProbePoll, ProbeTrigger } from './probeTriggers.fixture';

/** A server and an n8n with the probes and credentials for it, shared by the tests of a file. */
export let server: ProbeServer;
export let engine: Engine;

beforeAll(async () => {
	server = await startProbeServer();
	engine = newEngine();
});
afterAll(async () => await server.close());
beforeEach(() => server.reset());

/** An n8n of its own with the same. */
export function newEngine(): Engine {
	const made = createEngine({
		nodes: [ProbeNode, ProbeTrigger, ProbePoll],
		credentials: [ProbeApi, ProbeOAuth2Api],
		packageName: 'n8n-nodes-probe',
	});
	made.setCredential('key', 'probeApi', { token: 'good', baseUrl: server.url });
	made.setCredential('bad key', 'probeApi', { token: 'bad', baseUrl: server.url });
	made.setCredential('oauth', 'probeOAuth2Api', {
		clientId: 'id',
		clientSecret: 'secret',
		baseUrl: server.url,
		oauthTokenData: { access_token: 'expired', refresh_token: 'refresh-1' },
	});
	return made;
}

/** The credential that is good. */
export const key = { probeApi: 'key' };

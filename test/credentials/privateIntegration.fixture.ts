import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { startSandbox } from '../../sandbox';
import { createEngine } from '../harness/engine';

export const TYPE = 'highLevelPrivateIntegrationApi';

/**
 * A sandbox, and an n8n that can test a credential for it.
 * @param checksBeforeTests as n8n 2.40 does; older ones check after a 401 only
 */
export async function openCredentialTest(checksBeforeTests = false) {
	const sandbox = await startSandbox({ rateLimit: false });
	const engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi],
		checksBeforeTests,
	});
	return {
		sandbox,
		engine,
		/** Takes back what a test set in the sandbox. */
		reset() {
			sandbox.requests.clear();
			sandbox.faults.clear();
			sandbox.settings.responseShape = 'seen';
			sandbox.settings.errorShape = 'statusCode';
		},
		/** Presses "Test" on a credential that works but for what is given. */
		async test(changed: Record<string, unknown> = {}) {
			engine.setCredential('tested', TYPE, {
				accessToken: sandbox.pit,
				locationId: sandbox.locationId,
				baseUrl: sandbox.url,
				...changed,
			});
			return await engine.testCredential('tested');
		},
	};
}

export type CredentialTest = Awaited<ReturnType<typeof openCredentialTest>>;

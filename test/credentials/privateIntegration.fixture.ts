import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { startSandbox } from '../../sandbox';
import { createEngine } from '../harness/engine';

export const TYPE = 'highLevelPrivateIntegrationApi';

/** A sandbox, and an n8n that can test a credential for it. */
export async function openCredentialTest() {
	const sandbox = await startSandbox({ rateLimit: false });
	const engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi],
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

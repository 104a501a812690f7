import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { HighLevelPrivateIntegrationApi } from '../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { createEngine } from '../test/harness/engine';

const PIT = 'highLevelPrivateIntegrationApi';

/** A sandbox without a limit, and n8n's engine with the nodes and its token. */
export interface JobSite {
	sandbox: Sandbox;
	/** IDs of the records the sandbox was seeded with. */
	contacts: string[];
	properties: string[];
	/** The association contacts and properties are linked under. */
	association: { id: string; locator: IDataObject };
	/** Runs the node. @throws Error where the run stopped */
	run(parameters: IDataObject, items?: IDataObject[]): Promise<INodeExecutionData[]>;
	/** Polls once; the polls of a site remember what the earlier ones saw. */
	poll(parameters: IDataObject): Promise<INodeExecutionData[]>;
}

/** Starts a sandbox with this seed, no limit and a record of every request. */
export async function openJobSite(seed: SandboxOptions['seed']): Promise<JobSite> {
	const sandbox = await startSandbox({ rateLimit: false, seed, recordRequests: 200_000 });
	const engine = createEngine({
		nodes: [HighLevelAssociations, HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	engine.setCredential('pit', PIT, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		endpoints: 'associations',
		baseUrl: sandbox.url,
	});
	const { state } = sandbox;
	const found = state.associations.list().find(({ key }) => key === 'buyer_property');
	if (!found) throw new Error('The sandbox has no association buyer_property.');
	const staticData: IDataObject = {};
	const credentials = { [PIT]: 'pit' };
	return {
		sandbox,
		contacts: state.records.list('contact').map(({ id }) => id),
		properties: state.records.list('custom_objects.property').map(({ id }) => id),
		association: { id: found.id, locator: { __rl: true, mode: 'id', value: found.id } },
		async run(parameters, items = [{}]) {
			const type = 'highLevelAssociations';
			const input = items.map((json) => ({ json }));
			const { error, items: output } = await engine.runNode({
				type,
				parameters: parameters as never,
				credentials,
				input,
			});
			if (error) throw new Error(error.message);
			return output;
		},
		async poll(parameters) {
			const type = 'highLevelAssociationsPollTrigger';
			const emitted = await engine.poll({
				type,
				parameters: parameters as never,
				credentials,
				staticData,
			});
			return emitted ?? [];
		},
	};
}

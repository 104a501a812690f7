import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { resources } from '../../nodes/HighLevelAssociations/actions/properties';
import { startSandbox, type Sandbox } from '../../sandbox/index';
import { createEngine } from '../harness/engine';
import type * as Hastened from '../connection/hastened.fixture';
import { parametersOf } from './parametersOf';
import { examples } from './documents';

// What is looked for in vain is looked for again some seconds later.
jest.mock('n8n-workflow', () =>
	jest.requireActual<typeof Hastened>('../connection/hastened.fixture').hastened(),
);

const TYPE = 'highLevelAssociations';
const CREDENTIAL = 'highLevelPrivateIntegrationApi';
const engine = createEngine({
	nodes: [HighLevelAssociations],
	credentials: [HighLevelPrivateIntegrationApi],
});
let sandbox: Sandbox;

beforeAll(async () => {
	// The moment the documented run was made at.
	const now = Date.parse('2026-11-21T09:00:00.000Z');
	sandbox = await startSandbox({ rateLimit: false, now: () => now });
	const { pit: accessToken, locationId, url: baseUrl } = sandbox;
	engine.setCredential('sandbox', CREDENTIAL, { accessToken, locationId, baseUrl });
});
afterAll(async () => await sandbox.close());

it('has an example of every operation', () => {
	const operations = resources.flatMap(({ option, operations: own }) =>
		own.map((operation) => `${option.name}: ${operation.option.name}`),
	);
	expect(
		examples()
			.map(({ title }) => title)
			.sort(),
	).toEqual(operations.sort());
});

// One after the other on one sandbox, as the page says.
it.each(examples().map((example) => [example.title, example] as const))(
	'%s gives what the documentation shows',
	async (title, example) => {
		const [resource, operation] = title.split(': ');
		expect(example.fields.slice(0, 2)).toEqual([
			['Resource', resource],
			['Operation', operation],
		]);
		const { items, error } = await engine.runNode({
			type: TYPE,
			parameters: parametersOf(example, engine.nodeType(TYPE).description.properties),
			credentials: { [CREDENTIAL]: 'sandbox' },
		});
		expect(error).toBeUndefined();
		const all = items.map(({ json }) => json);
		expect(Array.isArray(example.output) ? all : all[0]).toEqual(example.output);
	},
);

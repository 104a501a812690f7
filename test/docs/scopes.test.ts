import { PIT } from '../harness/place';
import { openPlace } from '../HighLevelAssociations/node.fixture';
import { operationsOf, WAYS } from '../HighLevelAssociations/operations.fixture';
import { resources } from '../../nodes/HighLevelAssociations/actions/properties';
import { DOCUMENTS, documentText } from './documents';

/** The rows `| Resource: Operation, Operation | scopes |` of the table of scopes. */
const ROWS = DOCUMENTS.flatMap((path) => [
	...documentText(path).matchAll(/^\| (\w+): ([^|]+?) +\| ([^|]*`[^|]*)\|$/gm),
]).map(([, resource, operations, scopes]) => ({
	resource,
	operations: operations.replace(/, by .*/, '').split(', '),
	scopes: [...scopes.matchAll(/`([^`]+)`/g)].map(([, scope]) => scope),
}));

const NAMED = resources.flatMap(({ option: resource, operations }) =>
	operations.map(({ option }) => ({
		name: `${resource.value}.${option.value}`,
		shown: `${resource.name}: ${option.name}`,
		scopes: ROWS.find(
			(row) => row.resource === resource.name && row.operations.includes(option.name),
		)?.scopes,
	})),
);

describe('the table of scopes', () => {
	it('has every operation', () => {
		expect(NAMED.filter(({ scopes }) => !scopes).map(({ shown }) => shown)).toEqual([]);
	});

	it.each(NAMED.map(({ shown, ...rest }) => [shown, rest] as const))(
		'names the scopes that %s needs',
		async (_shown, { name, scopes = [] }) => {
			const place = await openPlace();
			const { sandbox, engine, pitData } = place;
			const accessToken = sandbox.createPit({ scopes });
			engine.setCredential('pit', PIT, { ...pitData, accessToken });

			const way = WAYS.find((each) => each.name === name)!;
			const { error } = await place.run(operationsOf(sandbox)[way.name]);

			expect(error?.message).toBeUndefined();
		},
	);
});

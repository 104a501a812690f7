import { byId, OAUTH, PIT, TYPE, type Parameters } from '../HighLevelAssociations/node.fixture';
import type { FaultPlace } from './place.fixture';
import type { Row } from './rows.fixture';

type Build = (place: FaultPlace) => Parameters;

/** A row of the action node. */
export function operation(name: string, build: Build, more: Partial<Row> = {}): Row {
	return {
		name,
		hasItems: true,
		run: async (place) => {
			const [resource, operationName] = name.split(/[., ]/);
			const parameters: Parameters = { resource, operation: operationName, ...build(place) };
			const isOAuth = parameters.authentication === 'oAuth2';
			const credentials = { [isOAuth ? OAUTH : PIT]: isOAuth ? place.oAuthId : 'pit' };
			const result = await place.engine.runNode({ type: TYPE, parameters, credentials });
			const items = result.items.map(({ json }) => json);
			return result.error ? { error: result.error, kept: result } : { items, kept: result };
		},
		...more,
	};
}

/** The parameter that names an association of the seed. */
export const association = ({ seed }: FaultPlace, key = 'buyer_property') => ({
	association: byId(seed.idOf(key)),
});

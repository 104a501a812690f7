import { FAMILY_NAMES } from '../../nodes/highLevel/endpoints/EndpointFamily';
import { byKey, byName } from '../HighLevelAssociations/node.fixture';
import { openIndependent } from './place.fixture';

const LINK = {
	resource: 'relation',
	operation: 'create',
	association: byKey('owner_property'),
	firstRecord: byName('={{ $json.email }}'),
	secondRecord: byName('={{ $json.address }}'),
};
const row = (contact: number, property = contact) => ({
	email: `ada.${contact}@example.com`,
	address: `${property} Riverside Lane`,
});

describe.each(FAMILY_NAMES)(
	'create by names on a HighLevel written from its description, family %s',
	(family) => {
		it.each([true, false])(
			'links 200 rows of 200 contacts and 200 properties with at most 215 requests (record filters: %s)',
			async (recordFilters) => {
				const size = { contacts: 240, properties: 230 };
				const { outputs, server } = await openIndependent(family, size, { recordFilters });
				const input = Array.from({ length: 200 }, (_, at) => row(at));

				const links = await outputs(LINK, { input });

				expect(links.filter(({ outcome }) => outcome === 'created')).toHaveLength(200);
				expect(server.total()).toBeLessThanOrEqual(215);
			},
		);

		it('asks once for each name of 600 rows of which half repeat', async () => {
			const size = { contacts: 300, properties: 300 };
			const { outputs, server } = await openIndependent(family, size);
			const input = Array.from({ length: 600 }, (_, at) =>
				at < 300 ? row(at) : row(at - 300, (at - 299) % 300),
			);

			const links = await outputs(LINK, { input });

			expect(links.filter(({ outcome }) => outcome === 'created')).toHaveLength(600);
			expect(server.total()).toBeLessThanOrEqual(615);
		});
	},
);

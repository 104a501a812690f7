import Ajv from 'ajv';

import { apiClient } from './apiClient';
import { PUBLISHED } from './publishedSchemas.fixture';
import { api, locationId, sandbox, seed } from './recordsPlace.fixture';

const ajv = new Ajv({ allErrors: true });

/** What of an answer does not fit its published schema. */
function misfits(
	name: keyof typeof PUBLISHED,
	{ status, body }: { status: number; body: unknown },
) {
	if (status >= 300) return [`answered ${status}`];
	ajv.validate(PUBLISHED[name], body);
	return (ajv.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const RECORDS = '/objects/custom_objects.property/records';

describe('the answer that HighLevel publishes fields for', () => {
	it.each<[keyof typeof PUBLISHED, string, () => ReturnType<typeof api.get>]>([
		['objects', 'listing objects', () => api.get(`/objects/?locationId=${locationId}`)],
		[
			'object',
			'reading an object with its properties',
			() =>
				api.get(`/objects/custom_objects.property?locationId=${locationId}&fetchProperties=true`),
		],
		['record', 'reading a record', () => api.get(`${RECORDS}/${seed.properties[0]}`)],
		[
			'record',
			'creating a record',
			() => api.post(RECORDS, { locationId, properties: { address: 'x' } }),
		],
		[
			'record',
			'changing a record',
			() =>
				api.put(`${RECORDS}/${seed.properties[0]}?locationId=${locationId}`, {
					properties: { town: 'x' },
				}),
		],
		[
			'records',
			'searching records',
			() => api.post(`${RECORDS}/search`, { locationId, page: 1, pageLimit: 5 }),
		],
		['contact', 'reading a contact', () => api.get(`/contacts/${seed.contacts[0]}`)],
		[
			'contact',
			'creating a contact',
			() => api.post('/contacts/', { locationId, name: 'Nia Dyk', email: 'nia@example.org' }),
		],
		[
			'contact',
			'looking for a duplicate',
			() =>
				api.get(`/contacts/search/duplicate?locationId=${locationId}&email=ada.abbott@example.com`),
		],
		['contacts', 'listing contacts', () => api.get(`/contacts/?locationId=${locationId}`)],
		[
			'upserted',
			'creating or updating a contact',
			() => api.post('/contacts/upsert', { locationId, email: 'up@example.org' }),
		],
		[
			'changedContact',
			'changing a contact',
			() => api.put(`/contacts/${seed.contacts[0]}`, { city: 'x' }),
		],
		['business', 'reading a company', () => api.get(`/businesses/${seed.company}`)],
		['businesses', 'listing companies', () => api.get(`/businesses/?locationId=${locationId}`)],
		[
			'writtenBusiness',
			'creating a company',
			() => api.post('/businesses/', { locationId, name: 'New Ltd' }),
		],
		[
			'writtenBusiness',
			'changing a company',
			() => api.put(`/businesses/${seed.company}`, { city: 'x' }),
		],
		['opportunity', 'reading an opportunity', () => api.get(`/opportunities/${seed.opportunity}`)],
		[
			'opportunities',
			'searching opportunities',
			() => api.get(`/opportunities/search?location_id=${locationId}`),
		],
		[
			'association',
			'reading an association',
			() => api.get(`/associations/${seed.association('buyer_property').id}`),
		],
		[
			'deletedAssociation',
			'deleting an association',
			() => api.delete(`/associations/${seed.association('buyer_property').id}`),
		],
	])('%s has them all, as text, number or list (%s)', async (name, _what, ask) => {
		expect(misfits(name, await ask())).toEqual([]);
	});

	it.each<[keyof typeof PUBLISHED, string]>([
		['locations', '/locations/search?skip=0'],
		['installedLocations', '/oauth/installedLocations?skip=0'],
	])('%s has them all for an agency', async (name, path) => {
		const { companyId, appId } = sandbox.oauth;
		const { access_token } = sandbox.oauth.issueTokens({ userType: 'Company' });
		const app = name === 'locations' ? '' : `&appId=${appId}`;
		const answer = await apiClient(sandbox, access_token).get(
			`${path}&companyId=${companyId}${app}`,
		);
		expect(misfits(name, answer)).toEqual([]);
	});
});

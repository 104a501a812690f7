import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox } from '../../sandbox';
import { packageRoot } from '../../test/harness/thisPackage';
import type { TrialPlace } from './TrialPlace';

/** A sandbox for one trial, and what the trial needs to know of it. */
export async function openTrialPlace(): Promise<{ facts: TrialPlace; close(): Promise<void> }> {
	const sandbox = await startSandbox({ seed: { contacts: 2, properties: 1, relations: 0 } });
	const { state, oauth, locationId } = sandbox;
	const { name } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
		name: string;
	};
	const association = state.associations.byKey('buyer_property');
	const [property] = state.records.list('custom_objects.property');
	if (!association) throw new Error('The sandbox holds no association buyer_property.');
	const contacts = state.records.list('contact').map(({ id }) => id);
	const tokens = oauth.issueTokens({ userType: 'Location' });
	oauth.expireAccessToken(tokens.access_token);
	const mayOnlyRead = oauth.issueTokens({
		userType: 'Location',
		scopes: ['associations.readonly'],
	});
	const app = {
		clientId: oauth.clientId,
		clientSecret: oauth.clientSecret,
		baseUrl: sandbox.url,
	};
	return {
		facts: {
			packageName: name,
			privateIntegration: { accessToken: sandbox.pit, locationId, baseUrl: sandbox.url },
			oAuth2: { ...app, oauthTokenData: { ...tokens } },
			readingOAuth2: { ...app, oauthTokenData: { ...mayOnlyRead } },
			associationKey: association.key,
			property: property.id,
			contacts,
			event: {
				id: 'relation-1',
				associationId: association.id,
				firstObjectKey: 'contact',
				firstRecordId: contacts[0],
				secondObjectKey: 'custom_objects.property',
				secondRecordId: property.id,
				locationId,
			},
		},
		close: async () => await sandbox.close(),
	};
}

import type { INodeProperties } from 'n8n-workflow';
import { HIGHLEVEL_BASE_URL } from '../nodes/highLevel/api/baseUrl';

/** Which of HighLevel's two families of endpoints the account is served by. */
export const endpointsField: INodeProperties = {
	displayName: 'Endpoints',
	name: 'endpoints',
	type: 'options',
	options: [
		{
			name: 'Associations',
			value: 'associations',
			description: "HighLevel's documented endpoints, /associations/…",
		},
		{
			name: 'Objects Association',
			value: 'objectsAssociation',
			description:
				'The endpoints /objects-association of some accounts, with one scope of their own',
		},
	],
	default: 'associations',
	description:
		'Which endpoints HighLevel serves your account by. Keep Associations unless HighLevel told you to use /objects-association.',
};

/** Where the API is; another address than HighLevel's own leads to a sandbox. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: HIGHLEVEL_BASE_URL,
	placeholder: `e.g. ${HIGHLEVEL_BASE_URL}`,
	description:
		'Address of the HighLevel API. Keep it unless you work with a sandbox. It has to begin with https://; http:// is for a sandbox on this machine only.',
};

import type { INodeProperties } from 'n8n-workflow';
import { HIGHLEVEL_BASE_URL } from '../nodes/highLevel/api/baseUrl';

/** Which of HighLevel's two families of endpoints the account uses. */
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
				'The endpoints /objects-association of some accounts, which have a scope of their own',
		},
	],
	default: 'associations',
	description:
		'The endpoints that your account uses. Keep Associations unless HighLevel asked you to use /objects-association.',
};

/** Where the API is; another address than HighLevel's own leads to a sandbox. */
export const baseUrlField: INodeProperties = {
	displayName: 'Base URL',
	name: 'baseUrl',
	type: 'string',
	default: HIGHLEVEL_BASE_URL,
	placeholder: `e.g. ${HIGHLEVEL_BASE_URL}`,
	description:
		'Address of the HighLevel API. Keep it unless you work with a sandbox. It must begin with https://; http:// is only for a sandbox on this machine.',
};

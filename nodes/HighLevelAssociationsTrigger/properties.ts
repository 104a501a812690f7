import type { INodeProperties } from 'n8n-workflow';

const NOTICE_URL =
	'HighLevel has no API to register this URL by, so paste it there once: in the <a href="https://marketplace.gohighlevel.com" target="_blank">Marketplace</a> open My Apps, your app, Advanced Settings, Webhooks, paste the Production URL above beside each event you want, and save. Use the Test URL in its place only while you listen for a test event here. The app has to be installed in the location. A private integration gets no webhooks: use the HighLevel Associations Polling Trigger there.';

const NOTICE_EVENT_NAMES =
	'HighLevel may send an event without its name, and then a created and a deleted relation look alike. To have each named exactly, give each event a URL of its own: paste this URL, then the text <code>?event=</code> and the name of the event, such as RelationCreate.';

/**
 * The trigger's fields. The two notices say what n8n cannot do by itself: register the URL, and tell an
 * event that comes without its name.
 */
export const properties: INodeProperties[] = [
	{
		displayName: NOTICE_URL,
		name: 'noticeUrl',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		options: [
			{
				name: 'Association Created',
				value: 'AssociationCreate',
				description: 'AssociationCreate: the app needs the scope associations.readonly',
			},
			{
				name: 'Association Deleted',
				value: 'AssociationDelete',
				description: 'AssociationDelete: the app needs the scope associations.readonly',
			},
			{
				name: 'Association Updated',
				value: 'AssociationUpdate',
				description: 'AssociationUpdate: the app needs the scope associations.readonly',
			},
			{
				name: 'Relation Created',
				value: 'RelationCreate',
				description:
					'RelationCreate: two records were linked. The app needs the scope associations/relation.readonly.',
			},
			{
				name: 'Relation Deleted',
				value: 'RelationDelete',
				description:
					'RelationDelete: two records were unlinked. The app needs the scope associations/relation.readonly.',
			},
		],
		description: 'The events that start the workflow. Others are answered and dropped.',
	},
	{
		displayName: NOTICE_EVENT_NAMES,
		name: 'noticeEventNames',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Associations',
				name: 'associations',
				type: 'string',
				default: '',
				placeholder: 'e.g. 66f1a0c2b7e4d5f6a7b8c9d0',
				description:
					'Only events about these associations: IDs or keys, separated by commas or lines, or an array. An event about a relation carries the ID of its association, never its key: give the ID for those.',
			},
			{
				displayName: 'Location IDs',
				name: 'locationIds',
				type: 'string',
				default: '',
				placeholder: 'e.g. ve9EPM428h8vShlRW1KT',
				description:
					'Only events of these locations (sub-accounts), separated by commas or lines, or an array. Recommended: HighLevel signs the events of every Marketplace app with the same key, so this keeps out those of strangers who learn the URL.',
			},
			{
				displayName: 'Object Keys',
				name: 'objectKeys',
				type: 'string',
				default: '',
				placeholder: 'e.g. contact, property',
				description:
					'Only events with one of these objects on either side, separated by commas or lines, or an array. A custom object may be given with or without custom_objects.',
			},
		],
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: [
			{
				displayName: 'Max Age (Minutes)',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Drop events that are older, where the event has a timestamp. 0 takes any age. HighLevel sends a delivery that was not answered again for up to 3 days, so a short time drops late but honest ones.',
			},
			{
				displayName: 'Public Key',
				name: 'publicKey',
				type: 'string',
				typeOptions: { rows: 3 },
				displayOptions: { show: { verification: ['publicKey'] } },
				default: '',
				placeholder: 'e.g. MCowBQYDK2VwAyEA…',
				description:
					'An Ed25519 public key: as PEM, as SPKI in base64, or its 32 bytes in base64 or hex',
			},
			{
				displayName: 'Verification',
				name: 'verification',
				type: 'options',
				default: 'highLevel',
				options: [
					{
						name: 'HighLevel',
						value: 'highLevel',
						description: 'Accept only what HighLevel has signed',
					},
					{
						name: 'None',
						value: 'none',
						description: 'Accept anything from anyone who knows the URL',
					},
					{
						name: 'Public Key',
						value: 'publicKey',
						description:
							'Accept only what was signed with a key of your own, such as that of a sandbox',
					},
				],
				description: 'Whose signature (header X-GHL-Signature) a delivery must carry',
			},
		],
	},
];

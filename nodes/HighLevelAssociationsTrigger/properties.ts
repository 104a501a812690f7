import type { INodeProperties } from 'n8n-workflow';
import { eventOptions } from '../fields/eventOptions';

const NOTICE_URLS =
	'HighLevel has no way for n8n to register a URL, so paste each one once: in the <a href="https://marketplace.gohighlevel.com" target="_blank">Marketplace</a> open My Apps, your app, Advanced Settings, Webhooks, paste each Production URL above beside the event that its end names, and save. Use the Test URLs in their place only while you listen for a test event here. The app has to be installed in the location. A private integration gets no webhooks: use the HighLevel Associations Polling Trigger there.';

const NOTICE_EVENTS_WITHOUT_NAME =
	'Each event has a URL of its own because HighLevel may send an event without its name, and then a created and a deleted relation look alike. On any other URL such an event comes out as <code>RelationCreate or RelationDelete</code>.';

/**
 * The trigger's fields. The two notices say what n8n cannot do by itself: register the URLs, and tell
 * which event one without its name is.
 */
export const properties: INodeProperties[] = [
	{
		displayName: 'Trigger On',
		name: 'events',
		type: 'multiOptions',
		required: true,
		default: [],
		options: eventOptions,
		description: 'The events that start the workflow. Others are answered and dropped.',
	},
	{
		displayName: NOTICE_URLS,
		name: 'noticeUrl',
		type: 'notice',
		default: '',
	},
	{
		displayName: NOTICE_EVENTS_WITHOUT_NAME,
		name: 'noticeEventNames',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		// In sight at once, because it is recommended to everybody.
		default: { locationIds: '' },
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
					'Only events of these locations (sub-accounts), separated by commas or lines, or an array. Recommended: HighLevel signs the events of every Marketplace app with the same key, so this keeps out events of strangers who learn the URL.',
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
		// Both in sight at once, so that Public Key is there as soon as it is chosen.
		default: { verification: 'highLevel', publicKey: '' },
		options: [
			{
				displayName: 'Max Age (Minutes)',
				name: 'maxAgeMinutes',
				type: 'number',
				typeOptions: { minValue: 0 },
				default: 0,
				description:
					'Drop events that are older, where the event has a timestamp. 0 accepts any age. HighLevel repeats an unanswered delivery for up to 3 days, so a short time drops late but genuine ones.',
			},
			{
				displayName: 'Public Key',
				name: 'publicKey',
				type: 'string',
				// Not hidden: n8n drops a hidden field, and then the key would have to be added by hand.
				disabledOptions: { show: { verification: ['highLevel', 'none'] } },
				default: '',
				placeholder: 'e.g. MCowBQYDK2VwAyEA…',
				description:
					'The key to verify with where Verification is Public Key: an Ed25519 key as PEM, as SPKI in base64, or its 32 bytes in base64 or hex',
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

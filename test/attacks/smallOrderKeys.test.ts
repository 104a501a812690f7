import { makeTrigger } from '../HighLevelAssociationsTrigger/trigger.fixture';
import { RELATION } from '../highLevel/webhooks/delivery.fixture';
import { forge, SMALL_ORDER_KEYS, spkiOf } from '../highLevel/webhooks/smallOrder.fixture';

const rawBody = Buffer.from(JSON.stringify({ type: 'RelationCreate', ...RELATION }));

it.each(SMALL_ORDER_KEYS)(
	'a signature forged under a key of %s starts nothing',
	async (_which, hex) => {
		const delivered = await makeTrigger().deliver({
			rawBody,
			headers: { 'X-GHL-Signature': forge(rawBody, hex) },
			parameters: {
				events: ['RelationCreate'],
				options: { verification: 'publicKey', publicKey: spkiOf(hex).toString('base64') },
			},
		});
		expect(delivered).toMatchObject({ status: 401, items: undefined, error: undefined });
	},
);

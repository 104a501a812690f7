import { engineLog } from '../harness/log';
import { makeSigner, RELATION } from '../highLevel/webhooks/delivery.fixture';
import { makeTrigger } from './trigger.fixture';

const trigger = makeTrigger(['RelationCreate']);
const EVENT = JSON.stringify({ type: 'RelationCreate', ...RELATION });
const FORGED = makeSigner().sign(EVENT);

beforeEach(() => engineLog.clear());
const lines = (level: string) =>
	engineLog
		.records()
		.filter((record) => record.level === level)
		.map(({ message }) => message);

describe('a delivery that is refused leaves a line in the log at info', () => {
	it.each([
		['unsigned', EVENT, undefined, 401, 'The header X-GHL-Signature is missing.'],
		['forged', EVENT, FORGED, 401, 'X-GHL-Signature does not match the body.'],
		['not an object', '[]', trigger.signer.sign('[]'), 400, 'The body is not a JSON object.'],
	])('with what, why and which URL: %s', async (_how, rawBody, signature, status, why) => {
		const headers = { 'X-GHL-Signature': signature };
		await trigger.deliver({ rawBody, headers, path: 'webhook/relation-create' });
		expect(lines('info')).toEqual([
			`HighLevel Associations Trigger (workflow workflow-1) answered a delivery to /webhook/webhook-id-1/webhook/relation-create with ${status} and started nothing: ${why}`,
		]);
	});

	it('without the signature, the key, the body or the query', async () => {
		const headers = { 'X-GHL-Signature': FORGED };
		await trigger.deliver({ rawBody: EVENT, headers, query: { token: 'a-secret' } });
		const log = engineLog.text();
		for (const secret of [FORGED, trigger.signer.spkiBase64, RELATION.id, 'a-secret']) {
			expect(log).not.toContain(secret);
		}
		expect(lines('info')).toHaveLength(1);
	});
});

it.each([
	['another event', { type: 'INSTALL' }, 'The event is none of'],
	['an event not selected', { type: 'RelationDelete', ...RELATION }, 'Not selected under'],
])('%s is no reason to complain: it leaves a line at debug', async (_what, body, why) => {
	await trigger.send(body);
	expect(lines('info')).toEqual([]);
	expect(lines('debug').filter((line) => line.includes(why))).toHaveLength(1);
});

it('a delivery that starts the workflow leaves no line', async () => {
	await trigger.send({ type: 'RelationCreate', ...RELATION });
	expect(engineLog.text()).not.toContain('HighLevel Associations Trigger');
});

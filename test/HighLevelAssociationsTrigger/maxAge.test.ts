import { RELATION } from '../highLevel/webhooks/delivery.fixture';
import { makeTrigger, webhookId } from './trigger.fixture';

const trigger = makeTrigger();

describe('Max Age', () => {
	const deliver = async (timestamp: unknown, maxAgeMinutes: unknown) => {
		const options = { ...trigger.parameters.options, maxAgeMinutes };
		return await trigger.send(
			{ ...RELATION, timestamp, webhookId: webhookId() },
			{ parameters: { ...trigger.parameters, options } },
		);
	};
	const ago = (minutes: number) => Date.now() - minutes * 60_000;

	it('drops older events and answers 200', async () => {
		const dropped = await deliver(new Date(ago(61)).toISOString(), 60);
		expect(dropped).toMatchObject({ status: 200, items: undefined });
		expect((await deliver(new Date(ago(59)).toISOString(), 60)).items).toHaveLength(1);
	});

	it('reads a timestamp in milliseconds and in seconds too', async () => {
		expect((await deliver(ago(61), 60)).items).toBeUndefined();
		expect((await deliver(ago(59), 60)).items).toHaveLength(1);
		expect((await deliver(Math.floor(ago(61) / 1000), 60)).items).toBeUndefined();
		expect((await deliver(Math.floor(ago(59) / 1000), 60)).items).toHaveLength(1);
	});

	it.each(['={{ undefined }}', '={{ null }}', '={{ "" }}', 'soon', -1])(
		'lets nothing through when it is no number of minutes: %j',
		async (maxAgeMinutes) => {
			for (const timestamp of [new Date().toISOString(), undefined]) {
				const dropped = await deliver(timestamp, maxAgeMinutes);
				expect(dropped).toMatchObject({ status: 200, items: undefined, error: undefined });
			}
		},
	);

	it('counts only where there is a timestamp, and not at all when it is 0', async () => {
		expect((await deliver(undefined, 60)).items).toHaveLength(1);
		expect((await deliver('yesterday', 60)).items).toHaveLength(1);
		expect((await deliver('2020-01-01T00:00:00Z', 0)).items).toHaveLength(1);
	});
});

import type { INodeExecutionData } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/index';
import { ExampleWorkflow } from './exampleWorkflow';
import { expectThat, StepFailed, type Place } from './Place';
import type { Teller } from './Teller';
import { listen, type ListeningTrigger } from './webhookServer';

const TYPE = 'highLevelAssociationsTrigger';
const NOTIFY_TRIGGER = 'When two records are linked';

/** Lets the sandbox deliver webhooks to the trigger: signed, forged, repeated. @throws StepFailed */
export async function triggerChapter(place: Place, teller: Teller): Promise<void> {
	const { sandbox, engine } = place;
	const notify = new ExampleWorkflow('notify-when-a-relation-is-created.json');
	teller.chapter('4  Start a workflow when something changes', notify.source);
	if (!sandbox) {
		teller.note(
			'HighLevel sends webhooks to Marketplace apps only, so this part needs the sandbox.',
		);
		return;
	}
	// The node trusts HighLevel's key unless it is told of another, as here of the sandbox's.
	const options = { verification: 'publicKey', publicKey: sandbox.webhooks.publicKey };
	const trigger = await listen(engine, TYPE, { events: ['AssociationCreate'], options });
	const notified = await listen(engine, TYPE, {
		...notify.parametersOf(NOTIFY_TRIGGER),
		options,
	});
	try {
		await associationSteps(place, sandbox, trigger, teller);
		await relationStep(place, sandbox, notified, notify, teller);
	} finally {
		await trigger.close();
		await notified.close();
	}
}

async function associationSteps(
	place: Place,
	sandbox: Sandbox,
	trigger: ListeningTrigger,
	teller: Teller,
): Promise<void> {
	const registration = sandbox.webhooks.register(trigger.url, {
		events: ['AssociationCreate'],
		shape: 'typed',
	});
	const signed = await received('A signed event', sandbox, trigger, async () => {
		await createAssociation(place, 'landlord_property', 'Landlord', 'Property let');
	});
	const event = signed.items?.[0]?.json;
	expectThat(
		'A signed event',
		event?.event === 'AssociationCreate' && event.key === 'landlord_property',
		`It was answered ${signed.status} and started nothing that fits.`,
	);
	teller.step('A signed event', `AssociationCreate of ${String(event?.key)} starts the workflow`);

	registration.options = { ...registration.options, signing: 'wrongKey' };
	const forged = await received('A forged event', sandbox, trigger, async () => {
		await createAssociation(place, 'surveyor_property', 'Surveyor', 'Property surveyed');
	});
	expectThat(
		'A forged event',
		forged.status === 401 && !forged.items,
		`It was answered ${forged.status}.`,
	);
	teller.step('A forged event', 'signed with another key: answered 401, nothing starts');

	const [first] = sandbox.webhooks.deliveries;
	const repeated = await received('A repeated event', sandbox, trigger, async () => {
		await sandbox.webhooks.deliverRaw(first);
	});
	expectThat(
		'A repeated event',
		repeated.status === 200 && trigger.started === 1,
		`It was answered ${repeated.status}; ${trigger.started} executions were started.`,
	);
	teller.step('A repeated event', 'the first one once more: answered 200, nothing starts');
	sandbox.webhooks.unregister(registration);
}

async function relationStep(
	place: Place,
	sandbox: Sandbox,
	trigger: ListeningTrigger,
	notify: ExampleWorkflow,
	teller: Teller,
): Promise<void> {
	const step = 'Two records are linked';
	sandbox.webhooks.register(trigger.url, { events: ['RelationCreate'], shape: 'official' });
	const contact = place.contacts[2];
	const { items } = await received(step, sandbox, trigger, async () => {
		await run(place, step, {
			resource: 'relation',
			operation: 'create',
			association: { __rl: true, mode: 'key', value: 'landlord_property' },
			firstRecord: { __rl: true, mode: 'id', value: contact.id },
			secondRecord: { __rl: true, mode: 'id', value: place.target.id },
		});
	});
	const result = await place.engine.runWorkflow(notify.file, {
		credentials: place.credentials,
		startNode: NOTIFY_TRIGGER,
		input: items ?? [],
	});
	const message = String(result.items[0]?.json.message ?? result.error?.message ?? '');
	const namesBoth = message.includes(contact.label) && message.includes(place.target.label);
	expectThat(step, namesBoth, message || 'The workflow ended without a message.');
	teller.step(step, `“${message}”`);
}

/** How the trigger answered what `cause` made the sandbox deliver. @throws StepFailed */
async function received(
	step: string,
	sandbox: Sandbox,
	trigger: ListeningTrigger,
	cause: () => Promise<void>,
) {
	const before = trigger.received.length;
	await cause();
	await sandbox.webhooks.idle();
	const delivered = trigger.received.slice(before);
	expectThat(step, delivered.length === 1, `${delivered.length} deliveries came in, not one.`);
	return delivered[0];
}

async function createAssociation(
	place: Place,
	key: string,
	firstObjectLabel: string,
	secondObjectLabel: string,
): Promise<void> {
	await run(place, 'Create an association', {
		resource: 'association',
		operation: 'create',
		key,
		firstObject: { __rl: true, mode: 'key', value: 'contact' },
		firstObjectLabel,
		secondObject: { __rl: true, mode: 'key', value: place.target.objectKey },
		secondObjectLabel,
	});
}

async function run(
	{ engine, credentials }: Place,
	step: string,
	parameters: Record<string, unknown>,
): Promise<INodeExecutionData[]> {
	const { items, error } = await engine.runNode({
		type: 'highLevelAssociations',
		parameters,
		credentials,
	});
	if (error) throw StepFailed.of(step, error);
	return items;
}

import type { IDataObject } from 'n8n-workflow';
import type { Sandbox } from '../sandbox/index';
import { ExampleWorkflow } from './exampleWorkflow';
import { expectThat, StepFailed, type Place } from './Place';
import type { Teller } from './Teller';

const OTHER_EMAIL = 'ada@another.example';

/** How the example ended for one submission: its message, and the node's refusal if there was one. */
interface Submitted {
	message: string;
	refusal?: IDataObject;
}

/** Links by email and address, and shows a name that two contacts have. @throws StepFailed */
export async function namesChapter(
	place: Place,
	teller: Teller,
	signal: AbortSignal,
): Promise<void> {
	const workflow = new ExampleWorkflow('link-a-form-submission.json');
	teller.chapter('2  Link by names instead of IDs', workflow.source);
	const { sandbox } = place;
	if (!sandbox) {
		teller.note('It shows two contacts of one name, so this part needs the sandbox.');
		return;
	}
	const { contact, other, properties } = recordsOf(sandbox);
	const submit = async (step: string, Email: string, Address: string) =>
		await submitted(place, step, workflow, { signal, input: [{ Email, Address }] });

	const byEmail = 'By email and address';
	const first = await submit(byEmail, contact.email, properties[0].address);
	expectLinked(sandbox, byEmail, contact.id, properties[0].id, first);
	teller.step(byEmail, `${contact.email} → ${properties[0].address}: “${first.message}”`);

	const ofTwo = 'A name two contacts have';
	const { refusal } = await submit(ofTwo, contact.name, properties[1].address);
	const why = String(refusal?.error ?? '');
	const isClear = [contact.id, other.id].every((id) => why.includes(id));
	expectThat(ofTwo, isClear, why || 'It was not refused.');
	const isUnchanged = ![contact, other].some(({ id }) => isLinked(sandbox, id, properties[1].id));
	expectThat(ofTwo, isUnchanged, 'One of the two was linked.');
	teller.step(ofTwo, `not linked: “${why}”\n${String(refusal?.message)}`);

	const which = 'Say which one';
	const second = await submit(which, OTHER_EMAIL, properties[1].address);
	expectLinked(sandbox, which, other.id, properties[1].id, second);
	teller.step(which, `${OTHER_EMAIL} → ${properties[1].address}: “${second.message}”`);
}

/** A contact, another of the same name, and two properties that neither is a buyer of. */
function recordsOf(sandbox: Sandbox) {
	const { records } = sandbox.state;
	const [{ id, objectKey, properties: fields }] = records.list('contact');
	const other = records.add({
		objectKey,
		properties: { ...fields, email: OTHER_EMAIL, phone: '+15559000000' },
	});
	const properties = records
		.list('custom_objects.property')
		.map(({ id: propertyId, properties: { address } }) => ({
			id: propertyId,
			address: String(address),
		}))
		.filter((property) => !isLinked(sandbox, id, property.id))
		.slice(0, 2);
	return {
		contact: { id, name: String(fields.contactName), email: String(fields.email) },
		other: { id: other.id },
		properties,
	};
}

async function submitted(
	{ engine, credentials }: Place,
	step: string,
	{ file }: ExampleWorkflow,
	options: { signal: AbortSignal; input: IDataObject[] },
): Promise<Submitted> {
	const startNode = 'On form submission';
	const result = await engine.runWorkflow(file, { credentials, startNode, ...options });
	if (result.error) throw StepFailed.of(step, result.error);
	expectThat(step, result.items.length === 1, 'The workflow did not come to its last node.');
	const refused = result.runData['Link them']?.[0]?.data?.main?.[1] ?? [];
	return { message: String(result.items[0].json.message), refusal: refused[0]?.json };
}

function isLinked({ state }: Sandbox, contactId: string, propertyId: string): boolean {
	const id = String(state.associations.byKey('buyer_property')?.id);
	return state.relations.find(id, contactId, propertyId) !== undefined;
}

function expectLinked(
	sandbox: Sandbox,
	step: string,
	contactId: string,
	propertyId: string,
	{ message, refusal }: Submitted,
): void {
	expectThat(step, !refusal, message);
	expectThat(step, isLinked(sandbox, contactId, propertyId), 'The sandbox does not hold the link.');
}

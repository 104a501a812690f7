import type { IDataObject } from 'n8n-workflow';
import { ExampleWorkflow } from './exampleWorkflow';
import { expectThat, StepFailed, type Place } from './Place';
import type { Teller } from './Teller';

/** What is told of a node's output: the outcome in words. Throws StepFailed when it is not as expected. */
type Tell = (items: IDataObject[]) => string;

/** Nodes that are told under the name of the one whose outcome they show. */
const TITLES: Record<string, string> = { 'What was refused': 'Link the same again' };

/** Runs the main example and tells each of its nodes as it ends. @throws StepFailed */
export async function linkChapter(
	place: Place,
	teller: Teller,
	signal: AbortSignal,
): Promise<void> {
	const workflow = new ExampleWorkflow('link-contacts-to-a-property.json');
	const contacts = place.contacts.slice(0, 2);
	workflow.setFields('Your records', {
		associationKey: place.exampleKey,
		objectKey: place.target.objectKey,
		recordId: place.target.id,
		contactIds: JSON.stringify(contacts.map(({ id }) => id)),
	});
	teller.chapter('1  Link contacts to a property', workflow.source);

	const steps = tellers(place, contacts);
	const told: string[] = [];
	let failed: StepFailed | undefined;
	const result = await place.engine.runWorkflow(workflow.file, {
		credentials: place.credentials,
		signal,
		onNodeDone(name, items, error) {
			const tell = steps[name];
			if (failed || !tell || error) return;
			try {
				teller.step(TITLES[name] ?? name, tell(items.map(({ json }) => json)));
				told.push(name);
			} catch (thrown) {
				failed = thrown instanceof StepFailed ? thrown : new StepFailed(name, String(thrown));
			}
		},
	});
	if (failed) throw failed;
	const next = Object.keys(steps).find((name) => !told.includes(name)) ?? 'The workflow';
	if (result.error) throw StepFailed.of(next, result.error);
	expectThat(
		next,
		result.status === 'success' && told.length === Object.keys(steps).length,
		'It did not run.',
	);
}

/** The nodes worth telling, in the order they run, each with what its output should be. */
function tellers(place: Place, contacts: Place['contacts']): Record<string, Tell> {
	const { exampleKey, target, sandbox } = place;
	let associationId = '';
	/** What the sandbox itself holds, where it can be looked at, next to what the node says. */
	const holds = (step: string, links: number) => {
		if (!sandbox) return;
		const { total } = sandbox.state.relations.ofRecord(target.id, [associationId]);
		expectThat(step, total === links, `The sandbox holds ${total} links, not ${links}.`);
	};
	const names = contacts.map(({ label }) => label).join(' and ');
	return {
		'Create the association'([created]) {
			associationId = String(created?.id ?? '');
			expectThat(
				'Create the association',
				associationId !== '' && created.key === exampleKey,
				'It has no ID, or another key.',
			);
			const stored = sandbox?.state.associations.byKey(exampleKey);
			expectThat(
				'Create the association',
				!sandbox || stored?.id === associationId,
				'The sandbox does not have it.',
			);
			return `${exampleKey}: ${created.firstObjectLabel} ↔ ${created.secondObjectLabel}`;
		},
		'Look it up by key'([found]) {
			expectThat('Look it up by key', found?.id === associationId, 'It is another association.');
			return `found, ID ${associationId}`;
		},
		'Link the contacts'(links) {
			const created = links.filter(({ outcome }) => outcome === 'created').length;
			expectThat('Link the contacts', created === 2, `${created} of 2 were created.`);
			holds('Link the contacts', 2);
			return `${names} → ${target.label}`;
		},
		'List the links'(links) {
			const linked = links.map(({ linkedRecordId }) => linkedRecordId).sort();
			const wanted = contacts.map(({ id }) => id).sort();
			expectThat(
				'List the links',
				linked.join() === wanted.join(),
				'They are not the two contacts.',
			);
			expectThat(
				'List the links',
				links.every(({ linkedRecord }) => linkedRecord),
				'A contact is missing.',
			);
			return `${links.length} links, with the contacts themselves`;
		},
		'What was refused'(refusals) {
			expectThat(
				'What was refused',
				refusals.length === 2,
				'A second link of a pair was not refused.',
			);
			holds('What was refused', 2);
			return `refused: “${String(refusals[0].refusal)}”`;
		},
		Unlink(outcomes) {
			const deleted = outcomes.filter((outcome) => outcome.deleted === true).length;
			expectThat('Unlink', deleted === 2, `${deleted} of 2 were unlinked.`);
			holds('Unlink', 0);
			return 'both, named by the two records';
		},
		'Delete the association'([outcome]) {
			expectThat('Delete the association', outcome?.deleted === true, 'It was not deleted.');
			const stored = sandbox?.state.associations.byKey(exampleKey);
			expectThat('Delete the association', stored === undefined, 'The sandbox still has it.');
			return 'everything is as it was before';
		},
	};
}

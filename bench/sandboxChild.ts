import { startSandbox, type SandboxOptions } from '../sandbox';

/** What the parent may ask of the sandbox's process. */
export type SandboxQuestion = 'figures' | 'reset';

/**
 * The sandbox in a process of its own, so that its work is not counted as the contenders'. Started
 * by `startSandboxProcess`, which sends the options.
 */
process.once('message', (options: SandboxOptions) => {
	void startSandbox({ recordRequests: 0, ...options }).then((sandbox) => {
		const { state, url, pit, locationId } = sandbox;
		process.send?.({
			url,
			pit,
			locationId,
			association: state.associations.list().find(({ key }) => key === 'buyer_property')?.id,
			contacts: state.records.list('contact').map(({ id }) => id),
			properties: state.records.list('custom_objects.property').map(({ id }) => id),
		});
		let refusedBefore = 0;
		process.on('message', (question: SandboxQuestion) => {
			if (question === 'reset') {
				for (const { id } of state.relations.list()) state.relations.remove(id);
				refusedBefore = sandbox.limits.refused;
				sandbox.limits.reset();
			}
			process.send?.({
				relations: state.relations.size,
				refused: sandbox.limits.refused - refusedBefore,
				requests: sandbox.requests.length,
			});
		});
	});
});

// The parent may end without a word; the sandbox does not outlive it.
process.on('disconnect', () => process.exit(0));

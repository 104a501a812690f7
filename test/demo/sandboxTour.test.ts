import { startSandbox, type Sandbox } from '../../sandbox/index';
import { takeTour } from './tour.fixture';

/** Starts a sandbox without a rate limit, prepared for the test. */
const prepared = (prepare: (sandbox: Sandbox) => void) => async () => {
	const sandbox = await startSandbox({ rateLimit: false, webhooks: { retries: 0 } });
	prepare(sandbox);
	return sandbox;
};

let whole: Awaited<ReturnType<typeof takeTour>>;
beforeAll(async () => {
	whole = await takeTour();
});

it('goes through every step on the sandbox, in order, and ends with 0', () => {
	const { code, steps, told } = whole;
	expect(steps.filter(({ good }) => !good)).toEqual([]);
	expect(steps.map(({ what }) => what)).toEqual([
		'Create the association',
		'Look it up by key',
		'Link the contacts',
		'List the links',
		'Link the same again',
		'Unlink',
		'Delete the association',
		'By email and address',
		'A name two contacts have',
		'Say which one',
		'Link them',
		'Link the same rows again',
		'Sync',
		'Sync again',
		'A signed event',
		'A forged event',
		'A repeated event',
		'Two records are linked',
	]);
	expect(code).toBe(0);
	expect(told).toContain('ten times what HighLevel allows');
	expect(told).toContain('All 18 steps went as expected');
});

it('shows which contacts have a name, what to do, and links the one that is meant', () => {
	const { steps, told } = whole;
	const outcomeOf = (step: string) => steps.find(({ what }) => what === step)?.outcome;
	expect(outcomeOf('By email and address')).toMatch(
		/^ada\.abbott@example\.com → \d+ .*: “They are linked now\.”$/,
	);
	expect(outcomeOf('A name two contacts have')).toMatch(
		/^not linked: “2 contacts have the name "Ada Abbott": .*ada\.abbott@example\.com.*ada@another\.example/,
	);
	expect(told).toContain('Give the ID of the one you mean');
	expect(outcomeOf('Say which one')).toContain('They are linked now.');
});

it('ends with 1 at the step that is refused, with what the node says and how to fix it', async () => {
	const refuseLinks = prepared(({ faults }) => {
		faults.add({
			match: { method: 'POST', path: '/associations/relations' },
			times: Infinity,
			do: { status: 401, body: { message: 'The token is not authorized for this scope.' } },
		});
	});
	const { code, steps, told } = await takeTour({ start: refuseLinks });
	expect(code).toBe(1);
	expect(steps.at(-1)).toMatchObject({ good: false, what: 'Link the contacts' });
	expect(told).toContain('lacks the scope "associations/relation.write"');
	expect(told).toContain('Add the scope');
});

it('does not take the node’s word for it: a link that the sandbox does not hold ends with 1', async () => {
	const loseLinks = prepared(({ state }) => {
		state.onChange((change) => {
			if (change.event === 'RelationCreate') state.relations.remove(change.relation.id);
		});
	});
	const { code, steps } = await takeTour({ start: loseLinks });
	expect(code).toBe(1);
	expect(steps.at(-1)).toEqual({
		good: false,
		what: 'Link the contacts',
		outcome: 'The sandbox holds 0 links, not 2.',
	});
});

it('ends with 1 when a forged event is let through', async () => {
	const signEverything = prepared(({ webhooks }) => {
		const register = webhooks.register.bind(webhooks);
		webhooks.register = (url, options) => {
			const registration = register(url, options);
			Object.defineProperty(registration, 'options', { get: () => options, set: () => {} });
			return registration;
		};
	});
	const { code, steps } = await takeTour({ start: signEverything });
	expect(code).toBe(1);
	expect(steps.at(-1)).toMatchObject({ good: false, what: 'A forged event' });
});

it('stops when asked to, and says so', async () => {
	const stopping = new AbortController();
	const stopAtFirstLink = prepared(({ state }) => {
		state.onChange(({ event }) => event === 'RelationCreate' && stopping.abort());
	});
	const { code, told } = await takeTour({ start: stopAtFirstLink, signal: stopping.signal });
	expect(code).toBe(130);
	expect(told).toContain('Stopped before the end.');
});

import { RefusedScopes } from '../../nodes/connection/RefusedScopes';
import type { HighLevelRequest, HighLevelResponse } from '../../nodes/highLevel/api/http';

const asking = (scope?: string): HighLevelRequest => ({ method: 'GET', path: '/x', scope });
const OK: HighLevelResponse = { status: 200, headers: {}, body: {} };
const NO_SCOPE = { ...OK, status: 401, body: { message: 'not authorized for this scope' } };
const NO_TOKEN = { ...OK, status: 401, body: { message: 'Invalid token' } };

/** A guarded sender whose answers the test gives, one by one. */
function guarded(scopes = new RefusedScopes(), locationId = 'here') {
	const waiting: Array<{ answer(response: HighLevelResponse): void; lose(): void }> = [];
	const send = scopes.guard(
		async () =>
			await new Promise((answer, lose) => {
				waiting.push({ answer, lose: () => lose(new Error('lost')) });
			}),
		locationId,
	);
	return { send, waiting };
}

const settled = async () => await new Promise((resolve) => setImmediate(resolve));

it('lets the first request of a scope go alone, and all others once it was granted', async () => {
	const { send, waiting } = guarded();
	const answers = [1, 2, 3].map(async () => await send(asking('a')));
	await settled();
	expect(waiting).toHaveLength(1);
	waiting[0].answer(OK);
	await settled();
	expect(waiting).toHaveLength(3);
	waiting.forEach(({ answer }) => answer(OK));
	expect(await Promise.all(answers)).toEqual([OK, OK, OK]);
});

it('sends nothing more for a scope that was refused, and gives its refusal as the answer', async () => {
	const { send, waiting } = guarded();
	const answers = [1, 2, 3].map(async () => await send(asking('a')));
	await settled();
	waiting[0].answer(NO_SCOPE);
	expect(await Promise.all(answers)).toEqual([NO_SCOPE, NO_SCOPE, NO_SCOPE]);
	expect(await send(asking('a'))).toBe(NO_SCOPE);
	expect(waiting).toHaveLength(1);
});

it('keeps scopes apart, and locations', async () => {
	const scopes = new RefusedScopes();
	const here = guarded(scopes);
	const there = guarded(scopes, 'there');
	void here.send(asking('a'));
	here.waiting[0].answer(NO_SCOPE);
	await settled();
	void here.send(asking('b'));
	void there.send(asking('a'));
	void here.send(asking());
	await settled();
	expect([here.waiting.length, there.waiting.length]).toEqual([3, 1]);
});

it('lets one after the other try while none was answered, or the token was refused', async () => {
	const { send, waiting } = guarded();
	const answers = [1, 2, 3].map(async () => await send(asking('a')).catch(() => 'lost'));
	await settled();
	waiting[0].lose();
	await settled();
	expect(waiting).toHaveLength(2);
	waiting[1].answer(NO_TOKEN);
	await settled();
	expect(waiting).toHaveLength(3);
	waiting[2].answer(OK);
	expect(await Promise.all(answers)).toEqual(['lost', NO_TOKEN, OK]);
});

it('sends nothing more in any location once the scope of the token exchange was refused', async () => {
	const scopes = new RefusedScopes();
	const here = guarded(scopes);
	const answer = here.send(asking('a'));
	const refusal = { ...NO_SCOPE, request: asking('oauth.write') };
	here.waiting[0].answer(refusal);
	expect(await answer).toBe(refusal);
	const there = guarded(scopes, 'there');
	expect(await there.send(asking('b'))).toBe(refusal);
	expect(there.waiting).toEqual([]);
});

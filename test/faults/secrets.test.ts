import { LoggerProxy } from 'n8n-workflow';
import { inspect } from 'node:util';
import { newEngine } from '../HighLevelAssociations/node.fixture';
import { everythingIn, leaksOf } from './secrets.fixture';

const SECRET = 'pit-0123456789';

class Keeper extends Error {
	#hidden = SECRET;

	get told(): string {
		return this.#hidden;
	}
}

describe('the search for secrets', () => {
	it.each<[string, unknown]>([
		['a field', { deep: [{ token: SECRET }] }],
		['a field name', { [SECRET]: 1 }],
		['a message', new Error(`with ${SECRET}`)],
		['a cause', new Error('outer', { cause: new Error('inner', { cause: { token: SECRET } }) })],
		['a field that is not enumerable', Object.defineProperty({}, 'token', { value: SECRET })],
		['a symbol', { [Symbol('token')]: SECRET }],
		['a prototype', Object.create({ token: SECRET })],
		['an inherited getter', new Keeper()],
		['a map', new Map([['token', SECRET]])],
		['a set', new Set([SECRET])],
		['bytes', { body: Buffer.from(SECRET) }],
		['what becomes of it as JSON', { toJSON: () => SECRET }],
		['what is shown of it', { [inspect.custom]: () => SECRET }],
		['a function', Object.assign(() => 0, { token: SECRET })],
	])('finds one in %s', (_where, value) => {
		expect(leaksOf([SECRET], 'it', everythingIn(value))).toHaveLength(1);
	});

	it('finds none where there is none, in circles too', () => {
		const circle: Record<string, unknown> = { token: 'hidden' };
		circle.self = circle;
		expect(leaksOf([SECRET, ''], 'it', everythingIn(circle))).toEqual([]);
	});

	it("finds one in n8n's log", () => {
		const { log } = newEngine();
		LoggerProxy.warn('A request was refused', { headers: { authorization: SECRET } });
		expect(leaksOf([SECRET], "n8n's log", log.text())).toHaveLength(1);
	});
});

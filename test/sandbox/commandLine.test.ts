import { request } from 'undici';

import { startSandbox } from '../../sandbox';
import { optionsFrom } from '../../sandbox/commandLine';
import { greeting } from '../../sandbox/greeting';

describe('npm run sandbox', () => {
	afterEach(() => {
		delete process.env.PORT;
	});

	it('takes port 4010 and the small agency unless told', () => {
		expect(optionsFrom([])).toEqual({
			port: 4010,
			seed: 'realEstate',
			latencyMs: 0,
			rateLimit: { limit: 100, intervalMs: 10_000, window: 'sliding' },
		});
	});

	it('takes its port from the environment, and what it is told', () => {
		process.env.PORT = '4999';
		expect(
			optionsFrom(['--contacts', '20', '--properties', '30', '--links', '50', '--no-limit']),
		).toMatchObject({
			port: 4999,
			seed: { contacts: 20, properties: 30, relations: 50, spread: true },
			rateLimit: false,
		});
		expect(
			optionsFrom(['--empty', '--window', 'fixed', '--limit', '5', '--port', '1']),
		).toMatchObject({
			port: 1,
			seed: 'empty',
			rateLimit: { limit: 5, window: 'fixed' },
		});
	});

	it('fills up what a seed by numbers leaves open, and says when there are too few pairs', async () => {
		expect(optionsFrom(['--links', '7']).seed).toEqual({ relations: 7, spread: true });
		const sandbox = await startSandbox({ seed: { relations: 7 } });
		expect(sandbox.state.relations.size).toBe(7);
		expect(sandbox.state.records.count('contact')).toBe(60);
		await sandbox.close();
	});

	it('starts with 10,000 records and 50,000 links in a few seconds, none with more links than HighLevel allows', async () => {
		const before = Date.now();
		const sandbox = await startSandbox({
			seed: { contacts: 8_000, properties: 2_000, relations: 50_000, spread: true },
		});
		expect(Date.now() - before).toBeLessThan(10_000);
		const { relations, records, associations } = sandbox.state;
		expect(relations.size).toBe(50_000);
		const id = associations.byKey('buyer_property')?.id ?? '';
		const most = (objectKey: string, side: 'first' | 'second') =>
			Math.max(...records.list(objectKey).map((record) => relations.onSide(id, side, record.id)));
		expect(most('contact', 'first')).toBeLessThanOrEqual(1000);
		expect(most('custom_objects.property', 'second')).toBeLessThanOrEqual(1000);
		await sandbox.close();
	});

	it.each(['realEstate', 'empty'] as const)('what it says to try works: %s', async (seed) => {
		const sandbox = await startSandbox({ seed });
		const text = greeting(sandbox);
		for (const part of [
			sandbox.url,
			sandbox.pit,
			sandbox.oauth.clientSecret,
			sandbox.webhooks.publicKey,
		]) {
			expect(text).toContain(part);
		}
		const commands = [...text.matchAll(/curl '([^']+)'(.*)/g)];
		expect(commands).toHaveLength(2);
		for (const [, url, rest] of commands) {
			const headers = Object.fromEntries(
				[...rest.matchAll(/-H '([^:]+): ([^']+)'/g)].map(([, name, value]) => [name, value]),
			);
			const answer = await request(url, { headers });
			await answer.body.text();
			expect(answer.statusCode).toBe(200);
		}
		await sandbox.close();
	});
});

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
		expect(optionsFrom(['--records', '20', '--relations', '30', '--no-limit'])).toMatchObject({
			port: 4999,
			seed: { contacts: 20, properties: 20, relations: 30 },
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

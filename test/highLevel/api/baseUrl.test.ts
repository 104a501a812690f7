import { checkedBaseUrl } from '../../../nodes/highLevel/api/baseUrl';

describe('the Base URL of a credential', () => {
	it.each([
		[undefined, 'https://services.leadconnectorhq.com'],
		['  ', 'https://services.leadconnectorhq.com'],
		['https://services.leadconnectorhq.com/', 'https://services.leadconnectorhq.com'],
		[' https://proxy.example/highlevel// ', 'https://proxy.example/highlevel'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('%j is taken as %s', (given, taken) => {
		expect(checkedBaseUrl(given)).toBe(taken);
	});

	it.each([
		['nonsense', 'is no web address'],
		['ftp://example.com', 'is no web address'],
		['javascript:alert(1)', 'is no web address'],
		['https://user:secret@example.com', 'may hold no user name'],
		['https://example.com?x=1', 'may hold no user name, password, "?"'],
		['https://example.com#x', 'may hold no user name'],
		['http://example.com', 'unencrypted'],
		['http://127.0.0.1.example.com', 'unencrypted'],
		['http://localhost.example.com', 'unencrypted'],
	])('%j is refused', (given, why) => {
		expect(() => checkedBaseUrl(given)).toThrow(why);
		expect(() => checkedBaseUrl(given)).not.toThrow('secret');
	});
});

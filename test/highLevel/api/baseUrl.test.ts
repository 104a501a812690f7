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
		['nonsense', 'is not a web address'],
		['ftp://example.com', 'is not a web address'],
		['javascript:alert(1)', 'is not a web address'],
		['https://user:secret@example.com', 'cannot contain a user name'],
		['https://example.com?x=1', 'cannot contain a user name, password, "?"'],
		['https://example.com#x', 'cannot contain a user name'],
		['http://example.com', 'unencrypted'],
		['http://127.0.0.1.example.com', 'unencrypted'],
		['http://localhost.example.com', 'unencrypted'],
	])('%j is refused', (given, why) => {
		expect(() => checkedBaseUrl(given)).toThrow(why);
		expect(() => checkedBaseUrl(given)).not.toThrow('secret');
	});
});

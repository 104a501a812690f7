import type { Sandbox } from './types';

/** What a person needs to use the sandbox that has just been started. */
export function greeting({ url, pit, locationId, oauth, webhooks, state }: Sandbox): string {
	const headers = `-H 'Authorization: Bearer ${pit}' -H 'Version: 2021-07-28'`;
	const [contact] = state.records.list('contact');
	const [name, path] = contact
		? [
				"List a contact's relations",
				`/associations/relations/${contact.id}?locationId=${locationId}&skip=0&limit=5`,
			]
		: ['List the objects', `/objects/?locationId=${locationId}`];
	return `The HighLevel sandbox is running at ${url}

  Private integration   token        ${pit}
                        location ID  ${locationId}
  OAuth                 client ID    ${oauth.clientId}
                        secret       ${oauth.clientSecret}
  Webhook public key    ${webhooks.publicKey}

In n8n, put ${url} into the credential's Base URL. Three things to try:

1. See what is in it and paste a webhook URL: open ${url}/ in a browser

2. List the associations:
   curl '${url}/associations/?locationId=${locationId}&skip=0&limit=20' ${headers}

3. ${name}:
   curl '${url}${path}' ${headers}

Ctrl-C ends it; nothing is kept.`;
}

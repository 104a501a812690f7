import { NotRun } from './machine/NotRun';
import { createOAuth, preferPit } from './n8n/credentials';
import { importExamples } from './n8n/exampleWorkflows';
import { OWNER } from './n8n/N8nApi';
import { openInBrowser } from './machine/openInBrowser';
import { Cleanup } from './processes/Cleanup';
import { TestBed } from './TestBed';

const cleanup = new Cleanup();
cleanup.onSignals();
void main().catch(async (error: unknown) => {
	await cleanup.run();
	console.error(error instanceof NotRun ? `n8n could not be installed: ${error.message}` : error);
	process.exit(1);
});

/** Opens an n8n to try the nodes out in, until Ctrl-C. */
async function main(): Promise<void> {
	const bed = await TestBed.create(cleanup, (step) => console.log(`· ${step}`));
	await createOAuth(bed.api, bed.sandbox, { connected: 'Location' });
	const examples = await importExamples(bed);
	await preferPit(bed.api, bed.sandbox, bed.pit);
	const opened = await openInBrowser(bed.n8n.url);
	console.log(`
n8n is at              ${bed.n8n.url}${opened ? ' (opened in your browser)' : ''}
  sign in as           ${OWNER.email}
  password             ${OWNER.password}
  log                  ${bed.n8n.logFile}
  example workflows    ${examples.map(({ name }) => name).join('\n                       ')}

The sandbox is at      ${bed.sandbox.url}
  webhook public key   ${bed.sandbox.webhooks.publicKey}
                       (set in the webhook trigger's example already)

To start "Notify when a relation is created": publish it, copy its trigger's Production URL,
register it on the sandbox's page for RelationCreate, and press "Link a pair" there.

Ctrl-C ends both; nothing is kept.`);
}

import { NotRun } from './machine/NotRun';
import { createOAuth } from './n8n/credentials';
import { importExamples } from './n8n/exampleWorkflows';
import { OWNER } from './n8n/N8nApi';
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
	await createOAuth(bed.api, bed.sandbox, { connected: true });
	const examples = await importExamples(bed);
	console.log(`
n8n is at              ${bed.n8n.url}
  sign in as           ${OWNER.email}
  password             ${OWNER.password}
  example workflows    ${examples.map(({ name }) => name).join('\n                       ')}

The sandbox is at      ${bed.sandbox.url}

Ctrl-C ends both; nothing is kept.`);
}

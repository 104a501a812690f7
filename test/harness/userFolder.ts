import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * n8n-core writes its settings (an encryption key) into its user folder as soon as it is imported.
 * This gives it a folder of its own under the system's temporary one, so it must be imported before
 * n8n-core is. Under jest, whose test files never see their process end, the folders lie in one that
 * jest removes at the end; elsewhere this process removes its own.
 */
const ofJest = process.env.N8N_HARNESS_FOLDERS;

if (ofJest !== undefined) {
	process.env.N8N_USER_FOLDER = join(ofJest, String(process.pid));
	mkdirSync(process.env.N8N_USER_FOLDER, { recursive: true });
} else {
	const folder = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
	process.env.N8N_USER_FOLDER = folder;
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Before all tests: the folder in which each of jest's processes makes n8n's user folder. */
export default function makeUserFolders() {
	process.env.N8N_HARNESS_FOLDERS = mkdtempSync(join(tmpdir(), 'n8n-engine-'));
}

import { rmSync } from 'node:fs';

/** After all tests: n8n's user folders go. */
export default function removeUserFolders() {
	const { N8N_HARNESS_FOLDERS } = process.env;
	if (N8N_HARNESS_FOLDERS) rmSync(N8N_HARNESS_FOLDERS, { recursive: true, force: true });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { packPackage } from '../e2e/machine/packPackage';
import { runCommand } from '../e2e/processes/runCommand';
import { packageRoot } from '../test/harness/thisPackage';
import { forbiddenImports } from './imports';
import { findingsInSources, findingsInTarball } from './scan';

/**
 * `npm run verify`: what n8n's reviewers run, on what would be published now. Exits with 1 when
 * anything was found. Its last line counts the checks.
 */
async function main(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'verify-'));
	let passed = 0;
	let failed = 0;
	const check = async (name: string, find: () => Promise<string[]> | string[]): Promise<void> => {
		const findings = await find();
		if (findings.length === 0) passed++;
		else failed++;
		console.log([`${findings.length === 0 ? '✓' : '✗'} ${name}`, ...findings].join('\n    '));
	};
	try {
		await check("n8n's scanner over the sources", () => findingsInSources(packageRoot()));
		const tarball = await packPackage(folder);
		await runCommand('tar', ['-xzf', tarball, '-C', folder]);
		const unpacked = join(folder, 'package');
		await check("n8n's scanner over the packed tarball", () => findingsInTarball(unpacked));
		await check('the tarball imports nothing but n8n-workflow and node:crypto', () =>
			forbiddenImports(unpacked),
		);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	console.log(`${passed} passed, ${failed} failed`);
	process.exitCode = failed === 0 ? 0 : 1;
}

void main();

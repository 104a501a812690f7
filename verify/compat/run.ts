import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { cacheFolder } from '../../e2e/machine/cacheFolder';
import { npm } from '../../e2e/machine/npm';
import { packPackage } from '../../e2e/machine/packPackage';
import { cleanEnvironment } from '../../e2e/processes/cleanEnvironment';
import { runCommand } from '../../e2e/processes/runCommand';
import { packageRoot } from '../../test/harness/thisPackage';
import { openTrialPlace } from './openTrialPlace';
import { RELEASES, type Release } from './releases';

type Results = Record<string, true | string>;

/** The columns of the table, as `trial.ts` names its steps. */
const STEPS = ['load', 'association', 'relation', 'refusal', 'picker', 'webhook', 'poll', 'oAuth'];

/** The engine of a release, installed into the cache folder unless it is there. @throws Error of npm */
async function installEngine({ core, workflow }: Release): Promise<string> {
	const folder = join(cacheFolder(), 'compat', `n8n-core-${core}`);
	const marker = join(folder, 'complete');
	if (existsSync(marker)) return folder;
	mkdirSync(folder, { recursive: true });
	const dependencies = { 'n8n-core': core, 'n8n-workflow': workflow };
	writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, dependencies }));
	await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund']);
	writeFileSync(marker, '');
	return folder;
}

/** Puts the packed package, the harness and the trial into the folder, so that they find its engine. */
async function furnish(folder: string, tarball: string, packageName: string): Promise<string> {
	const target = join(folder, 'node_modules', packageName);
	const built = join(packageRoot(), '.build');
	const program = join(folder, 'program');
	for (const old of [target, program]) rmSync(old, { recursive: true, force: true });
	mkdirSync(target, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', target, '--strip-components=1']);
	for (const part of ['test/harness', 'verify/compat']) {
		cpSync(join(built, part), join(program, part), { recursive: true });
	}
	return join(program, 'verify', 'compat', 'trial.js');
}

/** One release's trial; a release that cannot be installed or started has but that to tell. */
async function tryRelease(release: Release, tarball: string): Promise<Results> {
	const place = await openTrialPlace();
	try {
		const folder = await installEngine(release);
		const trial = await furnish(folder, tarball, place.facts.packageName);
		const facts = join(folder, 'program', 'place.json');
		writeFileSync(facts, JSON.stringify(place.facts));
		const output = await runCommand(process.execPath, [trial, facts], {
			cwd: folder,
			env: cleanEnvironment({}),
			timeoutMs: 120_000,
		});
		return JSON.parse(output.trim().split('\n').at(-1) ?? '') as Results;
	} catch (error) {
		return { load: (error as Error).message };
	} finally {
		await place.close();
	}
}

/**
 * `npm run compat`: the packed package in published releases of n8n's engine; those named on the command
 * line (`npm run compat -- 2.0.0`), else all. Prints a table for docs/compatibility.md; exits with 1 when a step failed.
 */
async function main(): Promise<void> {
	const named = process.argv.slice(2);
	const releases = RELEASES.filter(({ core }) => named.length === 0 || named.includes(core));
	const folder = mkdtempSync(join(tmpdir(), 'compat-'));
	const rows: string[] = [];
	const failures: string[] = [];
	try {
		const tarball = await packPackage(folder);
		for (const release of releases) {
			const results = await tryRelease(release, tarball);
			const cells = STEPS.map((step) => (results[step] === true ? 'yes' : 'no'));
			rows.push(`| ${[release.n8n, release.core, release.workflow, ...cells].join(' | ')} |`);
			for (const [step, result] of Object.entries(results)) {
				if (result !== true) failures.push(`${release.core} ${step}: ${result}`);
			}
			console.error(rows.at(-1));
		}
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
	const head = ['n8n', 'n8n-core', 'n8n-workflow', ...STEPS];
	console.log(`\nNode.js ${process.version}\n`);
	console.log([`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows].join('\n'));
	for (const failure of failures) console.log(`\n✗ ${failure}`);
	process.exitCode = failures.length === 0 ? 0 : 1;
}

void main();

import { copyFileSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { startSandbox, type Sandbox, type SandboxOptions } from '../sandbox';
import { packageRoot } from '../test/harness/thisPackage';
import { Browser } from './browser/Browser';
import { installN8n, type InstalledN8n } from './machine/installN8n';
import { installPackage, packPackage } from './machine/packPackage';
import { chromium } from './machine/systemPackages';
import { createPit } from './n8n/credentials';
import { N8nApi } from './n8n/N8nApi';
import { N8nProcess } from './n8n/N8nProcess';
import type { Cleanup } from './processes/Cleanup';

/** A machine with the package installed in n8n, a sandbox, and a browser; what each scenario works with. */
export class TestBed {
	private chrome?: Promise<Browser>;

	private constructor(
		readonly cleanup: Cleanup,
		readonly tell: (step: string) => void,
		readonly installed: InstalledN8n,
		/** The packed package. */
		readonly tarball: string,
		readonly logFolder: string,
		readonly n8n: N8nProcess,
		readonly api: N8nApi,
		readonly sandbox: Sandbox,
		/** The credential with the sandbox's token, in n8n. */
		readonly pit: { id: string; name: string },
	) {}

	/** Makes all of it; what is not on the machine is installed. @throws NotRun */
	static async create(
		cleanup: Cleanup,
		tell: (step: string) => void,
		sandboxOptions: SandboxOptions = {},
	): Promise<TestBed> {
		const installed = await installN8n(tell);
		const folder = cleanup.temporaryFolder('n8n');
		tell('Packing this package');
		const tarball = await packPackage(folder);
		await installPackage(tarball, folder);
		const sandbox = await startSandbox(sandboxOptions);
		cleanup.add(async () => await sandbox.close());
		tell('Starting n8n');
		const n8n = await N8nProcess.start({
			installed,
			cleanup,
			userFolder: folder,
			logFolder: folder,
		});
		const api = new N8nApi(n8n.url);
		await api.setUpOwner();
		const pit = await createPit(api, sandbox);
		return new TestBed(cleanup, tell, installed, tarball, folder, n8n, api, sandbox, pit);
	}

	/** The same n8n and browser with a sandbox nothing has happened in, and a credential for it. */
	async withNewSandbox(options: SandboxOptions = {}): Promise<TestBed> {
		const sandbox = await startSandbox(options);
		this.cleanup.add(async () => await sandbox.close());
		const pit = await createPit(this.api, sandbox, `Token of ${sandbox.url}`);
		const { cleanup, tell, installed, tarball, logFolder, n8n, api } = this;
		const bed = new TestBed(cleanup, tell, installed, tarball, logFolder, n8n, api, sandbox, pit);
		bed.chrome = this.browser();
		return bed;
	}

	/** Chromium, started when it is first asked for. @param scale of its pictures */
	async browser(scale = 1): Promise<Browser> {
		this.chrome ??= chromium(this.tell).then(
			async (path) => await Browser.start(this.cleanup, path, this.n8n.url, scale),
		);
		return await this.chrome;
	}

	/** Where a scenario's picture goes; not kept by git. */
	picture(name: string): string {
		return join(screenshotFolder(), `${name}.png`);
	}

	/** Removes what an earlier run of the scenario has left. */
	forgetPictures(number: number): void {
		for (const file of readdirSync(screenshotFolder())) {
			if (file.startsWith(`${number}-`)) rmSync(join(screenshotFolder(), file));
		}
	}

	/** What every open tab shows, and n8n's log, beside the pictures. */
	async keepEvidence(name: string): Promise<void> {
		const browser = await this.chrome?.catch(() => undefined);
		const pages = browser?.context.pages() ?? [];
		for (const [i, page] of pages.entries()) {
			await page.screenshot({ path: this.picture(`${name}-tab-${i + 1}`) }).catch(() => undefined);
			await page.close().catch(() => undefined);
		}
		for (const file of readdirSync(this.logFolder).filter((entry) => entry.endsWith('.log'))) {
			copyFileSync(join(this.logFolder, file), join(screenshotFolder(), `${name}-${file}`));
		}
	}
}

function screenshotFolder(): string {
	const folder = join(packageRoot(), 'e2e', 'screenshots');
	mkdirSync(folder, { recursive: true });
	return folder;
}

import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { InstalledN8n } from '../machine/installN8n';
import type { Cleanup } from '../processes/Cleanup';
import { cleanEnvironment } from '../processes/cleanEnvironment';
import { freePort } from '../processes/freePort';
import { Running } from '../processes/Running';
import { waitFor } from '../processes/waitFor';

/** What one n8n needs to be started again and again on the same data. */
export interface N8nOptions {
	installed: InstalledN8n;
	cleanup: Cleanup;
	/** n8n's own data is in `.n8n` of it, the installed package included. */
	userFolder: string;
	/** Where the log goes; it is continued by a restart. */
	logFolder: string;
	/** Settings beyond the usual ones. */
	settings?: Record<string, string>;
}

/** The command n8n is started by: all of it, or in queue mode the part that takes webhooks or does the work. */
export type N8nRole = 'start' | 'webhook' | 'worker';

/** One process of n8n: all of it, or a part of it in queue mode. */
export class N8nProcess {
	private running?: Running;

	private constructor(
		private readonly options: N8nOptions,
		readonly role: N8nRole,
		readonly name: string,
		private readonly port: number,
		private readonly brokerPort: number,
	) {}

	/** Starts it on free ports of 127.0.0.1 and waits until it is well. @throws Error with the end of its log */
	static async start(
		options: N8nOptions,
		role: N8nRole = 'start',
		name = 'n8n',
	): Promise<N8nProcess> {
		const n8n = new N8nProcess(options, role, name, await freePort(), await freePort());
		await n8n.start();
		return n8n;
	}

	/** Its address, without a slash at the end. */
	get url(): string {
		return `http://127.0.0.1:${this.port}`;
	}

	get logFile(): string {
		return join(this.options.logFolder, `${this.name}.log`);
	}

	get wholeLog(): string {
		return readFileSync(this.logFile, 'utf8');
	}

	/** False after it was stopped, or has ended by itself, as n8n does when its queue stays away. */
	get isRunning(): boolean {
		return this.running?.isRunning ?? false;
	}

	/** Starts it again on the same data and ports. */
	async restart(): Promise<void> {
		await this.stop();
		await this.start();
	}

	async stop(): Promise<void> {
		await this.running?.stop();
	}

	private async start(): Promise<void> {
		const { installed, cleanup, settings, userFolder } = this.options;
		const running = Running.start(cleanup, this.name, installed.node, this.commandLine(), {
			logFile: this.logFile,
			cwd: userFolder,
			env: cleanEnvironment({ ...this.usualSettings(), ...settings }),
		});
		this.running = running;
		await waitFor(
			`${this.name} to be ready`,
			async () => {
				if (!running.isRunning) return true;
				return (await fetch(`${this.url}/healthz/readiness`)).ok;
			},
			{ timeoutMs: 180_000 },
		);
		if (!running.isRunning) throw new Error(`${this.name} ended at once:\n${running.log}`);
	}

	private commandLine(): string[] {
		const { command } = this.options.installed;
		return this.role === 'worker' ? [command, 'worker', '--concurrency=10'] : [command, this.role];
	}

	private usualSettings(): Record<string, string> {
		return {
			N8N_USER_FOLDER: this.options.userFolder,
			N8N_ENCRYPTION_KEY: ENCRYPTION_KEY,
			N8N_HOST: '127.0.0.1',
			N8N_LISTEN_ADDRESS: '127.0.0.1',
			N8N_PORT: String(this.port),
			N8N_EDITOR_BASE_URL: this.url,
			WEBHOOK_URL: this.url,
			N8N_RUNNERS_BROKER_PORT: String(this.brokerPort),
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(this.port),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
			GENERIC_TIMEZONE: 'UTC',
			N8N_SECURE_COOKIE: 'false',
			// Nothing of n8n's own hosts: it asks them in vain here, and shows no banners in the pictures.
			N8N_DIAGNOSTICS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
			N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
			N8N_DYNAMIC_BANNERS_ENABLED: 'false',
			N8N_HIRING_BANNER_ENABLED: 'false',
			N8N_TEMPLATES_ENABLED: 'false',
			N8N_PERSONALIZATION_ENABLED: 'false',
			N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		};
	}
}

/** Of this run only: every process of n8n on the same data needs the same. */
const ENCRYPTION_KEY = randomBytes(24).toString('hex');

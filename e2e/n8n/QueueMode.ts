import { installPackage } from '../machine/packPackage';
import type { Service } from '../services/Service';
import { startPostgres } from '../services/startPostgres';
import { startRedis } from '../services/startRedis';
import type { TestBed } from '../TestBed';
import { N8nApi } from './N8nApi';
import { N8nProcess, type N8nRole } from './N8nProcess';

/** n8n as it is run for much work: one main process, one for webhooks, and two workers. */
export interface QueueMode {
	api: N8nApi;
	main: N8nProcess;
	webhook: N8nProcess;
	workers: N8nProcess[];
	database: Service;
	queue: Service;
}

/** Starts it on a database and a queue of its own, each process with its own copy of the package. */
export async function startQueueMode(bed: TestBed): Promise<QueueMode> {
	const { cleanup, tell, logFolder, installed, tarball } = bed;
	const [database, queue] = await Promise.all([
		startPostgres(cleanup, tell, logFolder),
		startRedis(cleanup, tell, logFolder),
	]);
	const start = async (role: N8nRole, name: string) => {
		const userFolder = cleanup.temporaryFolder(name);
		await installPackage(tarball, userFolder);
		const settings = {
			...database.settings,
			...queue.settings,
			EXECUTIONS_MODE: 'queue',
			N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
		};
		const options = { installed, cleanup, userFolder, logFolder, settings };
		return await N8nProcess.start(options, role, name);
	};
	// The main process first: it makes the database's tables.
	const main = await start('start', 'queue-main');
	const [webhook, ...workers] = await Promise.all([
		start('webhook', 'queue-webhook'),
		start('worker', 'queue-worker-1'),
		start('worker', 'queue-worker-2'),
	]);
	const api = new N8nApi(main.url);
	await api.setUpOwner();
	return { api, main, webhook, workers, database, queue };
}

/** Starts the processes that have ended, as whatever runs n8n in production does. */
export async function superviseQueueMode({ main, webhook, workers }: QueueMode): Promise<void> {
	const ended = [main, webhook, ...workers].filter(({ isRunning }) => !isRunning);
	await Promise.all(ended.map(async (part) => await part.restart()));
}

/** Ends its processes before the run does, so that what follows has the machine to itself. */
export async function stopQueueMode({ main, webhook, workers }: QueueMode): Promise<void> {
	await Promise.all([main, webhook, ...workers].map(async (part) => await part.stop()));
}

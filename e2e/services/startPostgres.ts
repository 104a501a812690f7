import { join } from 'node:path';

import { postgresFolder } from '../machine/systemPackages';
import type { Cleanup } from '../processes/Cleanup';
import { cleanEnvironment } from '../processes/cleanEnvironment';
import { freePort } from '../processes/freePort';
import { runCommand } from '../processes/runCommand';
import { Running } from '../processes/Running';
import { waitFor } from '../processes/waitFor';
import { Service } from './Service';
import { unprivileged } from './unprivileged';

/** A PostgreSQL of this run only, on 127.0.0.1. */
export async function startPostgres(
	cleanup: Cleanup,
	tell: (step: string) => void,
	logFolder: string,
): Promise<Service> {
	const programs = await postgresFolder(tell);
	const folder = cleanup.temporaryFolder('postgres');
	const user = await unprivileged(folder);
	const data = join(folder, 'data');
	const env = cleanEnvironment({ LC_ALL: 'C.UTF-8' });
	const options = { ...user, cwd: folder, env };
	const initdb = ['-D', data, '-U', 'n8n', '--auth=trust', '--no-sync', '--encoding=UTF8'];
	await runCommand(join(programs, 'initdb'), initdb, options);
	const port = String(await freePort());
	// It lives for minutes: what a power cut would do to it is of no interest.
	const settings = ['-c', 'fsync=off', '-c', 'listen_addresses=127.0.0.1'];
	const isReady = [...['-h', '127.0.0.1', '-p', port], ...['-U', 'n8n', '-d', 'postgres', '-q']];
	const launch = async () => {
		const running = Running.start(
			cleanup,
			'postgres',
			join(programs, 'postgres'),
			['-D', data, '-p', port, '-k', folder, ...settings],
			{ ...options, logFile: join(logFolder, 'postgres.log'), stopSignal: 'SIGINT' },
		);
		await waitFor('PostgreSQL', async () => {
			await runCommand(join(programs, 'pg_isready'), isReady, options);
			return true;
		});
		return running;
	};
	const forN8n = {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: port,
		DB_POSTGRESDB_USER: 'n8n',
		DB_POSTGRESDB_DATABASE: 'postgres',
		DB_POSTGRESDB_POOL_SIZE: '8',
	};
	return await Service.start(forN8n, launch);
}

import { createConnection } from 'node:net';
import { join } from 'node:path';

import { redisServer } from '../machine/systemPackages';
import type { Cleanup } from '../processes/Cleanup';
import { cleanEnvironment } from '../processes/cleanEnvironment';
import { freePort } from '../processes/freePort';
import { Running } from '../processes/Running';
import { waitFor } from '../processes/waitFor';
import { Service } from './Service';

/**
 * A Redis of this run only, on 127.0.0.1. It writes every change down, because what n8n has put into the
 * queue has to be there after a restart: without, n8n itself loses executions.
 */
export async function startRedis(
	cleanup: Cleanup,
	tell: (step: string) => void,
	logFolder: string,
): Promise<Service> {
	const program = await redisServer(tell);
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'yes'];
	const folder = cleanup.temporaryFolder('redis');
	const launch = async () => {
		const running = Running.start(
			cleanup,
			'redis',
			program,
			['--port', String(port), '--dir', folder, ...settings, '--appendfsync', 'always'],
			{ cwd: folder, env: cleanEnvironment(), logFile: join(logFolder, 'redis.log') },
		);
		await waitFor('Redis', async () => await accepts(port));
		return running;
	};
	const forN8n = { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
	return await Service.start(forN8n, launch);
}

async function accepts(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = createConnection({ port, host: '127.0.0.1' });
		socket.once('connect', () => {
			socket.destroy();
			resolve(true);
		});
		socket.once('error', () => resolve(false));
	});
}

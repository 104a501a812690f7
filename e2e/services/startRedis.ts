import { createConnection } from 'node:net';
import { join } from 'node:path';

import { redisServer } from '../machine/systemPackages';
import type { Cleanup } from '../processes/Cleanup';
import { cleanEnvironment } from '../processes/cleanEnvironment';
import { freePort } from '../processes/freePort';
import { Running } from '../processes/Running';
import { waitFor } from '../processes/waitFor';

/** A Redis of this run only, on 127.0.0.1, that writes nothing down. @returns n8n's settings for it */
export async function startRedis(
	cleanup: Cleanup,
	tell: (step: string) => void,
	logFolder: string,
): Promise<Record<string, string>> {
	const program = await redisServer(tell);
	const port = await freePort();
	const settings = ['--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	Running.start(cleanup, 'redis', program, ['--port', String(port), ...settings], {
		cwd: cleanup.temporaryFolder('redis'),
		env: cleanEnvironment(),
		logFile: join(logFolder, 'redis.log'),
	});
	await waitFor('Redis', async () => await accepts(port));
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: String(port) };
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

import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { cleanEnvironment } from '../processes/cleanEnvironment';
import { runCommand } from '../processes/runCommand';

/** Where each program may be, best first: a path, or a name looked for in PATH. */
interface Program {
	names: readonly string[];
	/** Its package in Debian and Ubuntu. */
	debian: string;
}

const CHROMIUM: Program = {
	// Ubuntu's chromium-browser only starts a snap, which a server seldom has: last.
	names: ['google-chrome-stable', 'google-chrome', 'chromium', 'chromium-browser'],
	debian: 'chromium',
};

const REDIS: Program = { names: ['redis-server'], debian: 'redis-server' };

const POSTGRES: Program = { names: ['postgres'], debian: 'postgresql' };

/** @throws Error that says what to install, where that cannot be done here */
export async function chromium(tell: (step: string) => void): Promise<string> {
	return process.env.CHROMIUM_PATH || (await find(CHROMIUM, tell));
}

/** @throws Error as `chromium` */
export async function redisServer(tell: (step: string) => void): Promise<string> {
	return await find(REDIS, tell);
}

/** The folder of `postgres` and `initdb`. @throws Error as `chromium` */
export async function postgresFolder(tell: (step: string) => void): Promise<string> {
	const postgres = await find(POSTGRES, tell, debianPostgresFolders);
	return join(postgres, '..');
}

async function find(
	{ names, debian }: Program,
	tell: (step: string) => void,
	moreFolders: () => string[] = () => [],
): Promise<string> {
	const look = () => {
		const folders = [...moreFolders(), ...(process.env.PATH ?? '').split(delimiter)];
		return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isExecutable);
	};
	const found = look();
	if (found) return found;
	if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) {
		throw new Error(
			`${names[0]} was not found. Install it first (in Debian and Ubuntu: sudo apt-get install ${debian}).`,
		);
	}
	tell(`Installing ${debian} by apt-get`);
	const env = cleanEnvironment({ DEBIAN_FRONTEND: 'noninteractive' });
	await runCommand('apt-get', ['update', '-q'], { env });
	await runCommand('apt-get', ['install', '-y', '-q', '--no-install-recommends', debian], { env });
	const installed = look();
	if (!installed) throw new Error(`apt-get installed ${debian}, but ${names[0]} is not there.`);
	return installed;
}

/** Debian keeps each version's programs in a folder of its own, outside PATH; newest first. */
function debianPostgresFolders(): string[] {
	const root = '/usr/lib/postgresql';
	if (!existsSync(root)) return [];
	return readdirSync(root)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => join(root, version, 'bin'));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

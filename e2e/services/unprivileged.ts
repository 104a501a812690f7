import { chownSync } from 'node:fs';

import { runCommand } from '../processes/runCommand';

/** Whom a service runs as; nothing when this process is nobody special itself. */
export interface User {
	uid?: number;
	gid?: number;
}

/**
 * PostgreSQL refuses to run as root, and nothing else of ours needs to: then it is Debian's `postgres`.
 * @param folder is given to that user
 */
export async function unprivileged(folder: string): Promise<User> {
	if (process.getuid?.() !== 0) return {};
	const id = async (flag: string) => Number(await runCommand('id', [flag, 'postgres']));
	const user = { uid: await id('-u'), gid: await id('-g') };
	chownSync(folder, user.uid, user.gid);
	return user;
}

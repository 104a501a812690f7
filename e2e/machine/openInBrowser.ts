import { spawn } from 'node:child_process';

/** A command that has not failed after so long shows the page, or still starts the browser (ms). */
const PATIENCE_MS = 2_000;

/** The command that opens an address in the user's browser; none where there is no screen. */
function browserCommand(): string[] {
	const { CI, DISPLAY, WAYLAND_DISPLAY } = process.env;
	if (CI) return [];
	if (process.platform === 'darwin') return ['open'];
	if (process.platform === 'win32') return ['cmd', '/c', 'start', ''];
	return DISPLAY || WAYLAND_DISPLAY ? ['xdg-open'] : [];
}

/** Opens an address in the user's browser, where there is one. @returns whether it was opened */
export async function openInBrowser(url: string): Promise<boolean> {
	const [command, ...args] = browserCommand();
	if (command === undefined) return false;
	return await new Promise((resolve) => {
		const child = spawn(command, [...args, url], { stdio: 'ignore', detached: true });
		child.once('error', () => resolve(false));
		child.once('close', (code) => resolve(code === 0));
		setTimeout(() => {
			child.unref();
			resolve(true);
		}, PATIENCE_MS).unref();
	});
}

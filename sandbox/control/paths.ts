/** Where the sandbox's own endpoints begin: no HighLevel path does. */
export const CONTROL_PREFIX = '/__sandbox';

/** True for the sandbox's own page and control endpoints: neither recorded, limited nor struck by faults. */
export function isSandboxOwn(url: string): boolean {
	return url === '/' || url.startsWith('/?') || url.startsWith(CONTROL_PREFIX);
}

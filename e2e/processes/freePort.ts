import { createServer, type AddressInfo } from 'node:net';

/** Ports given out already: the system may offer one again before its process has taken it. */
const given = new Set<number>();

/** A port of 127.0.0.1 that nothing listens on. */
export async function freePort(): Promise<number> {
	for (;;) {
		const port = await new Promise<number>((resolve, reject) => {
			const server = createServer();
			server.once('error', reject);
			server.listen(0, '127.0.0.1', () => {
				const { port: free } = server.address() as AddressInfo;
				server.close(() => resolve(free));
			});
		});
		if (given.has(port)) continue;
		given.add(port);
		return port;
	}
}

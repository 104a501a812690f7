/**
 * This process's environment without what would change n8n or npm behind our back: settings of an n8n of
 * the user's own, and those `npm run` sets (`ignore-scripts` among them). Loopback never goes by a proxy.
 */
export function cleanEnvironment(more: Record<string, string> = {}): NodeJS.ProcessEnv {
	const kept = Object.entries(process.env).filter(
		([name]) => !/^(n8n_|npm_|db_|queue_|executions_|webhook_|node_options$)/i.test(name),
	);
	const loopback = 'localhost,127.0.0.1,::1';
	return { ...Object.fromEntries(kept), NO_PROXY: loopback, no_proxy: loopback, ...more };
}

/** Node's own `require`, which jest replaces in test files. */
const REQUIRE = Symbol.for('n8n-nodes-highlevel-associations: require');

/**
 * Jest's transformer for n8n's engine and the other large packages: they are loaded once for all test
 * files of a process. Jest would load them anew for each, which took half of the tests' time. The
 * package's own code is still loaded anew, so that no test file sees what another left in it.
 */
module.exports = {
	REQUIRE,
	process: (_source, path) => ({
		code: `module.exports = globalThis[Symbol.for(${JSON.stringify(REQUIRE.description)})](${JSON.stringify(path)});`,
	}),
};

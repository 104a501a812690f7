const SingleContextEnvironment = require('jest-environment-node-single-context');
const { REQUIRE } = require('./loadedOnce');

/**
 * Jest's environment: tests run among Node's own globals, as the engine does in n8n, and not in a
 * context of their own. So what {@link loadedOnce} shares between test files meets no strangers: an
 * Error of a test is an Error of the engine.
 */
module.exports = class OneContext extends SingleContextEnvironment {
	async setup() {
		await super.setup();
		this.global[REQUIRE] = require;
		// Each test file reports its own coverage, not that of all before it once more.
		delete this.global.__coverage__;
	}
};

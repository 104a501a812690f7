const OneContext = require('./oneContext');

/**
 * The environment of a mutation run: once a test has failed, the mutant is found and the file's other
 * tests are left out. Jest itself stops between files only.
 */
module.exports = class FirstFailure extends OneContext {
	async handleTestEvent(event) {
		if (event.name === 'test_done' && event.test.errors.length > 0) this.hasFailed = true;
		if (event.name === 'test_start' && this.hasFailed) event.test.mode = 'skip';
	}
};

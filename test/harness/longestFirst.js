const { default: Sequencer } = require('@jest/test-sequencer');

/**
 * Jest's order of test files, with the fault tables in front: they take longest. Without a cache jest
 * goes by the size of the files, and then one table runs at the end, alone, for a third of the time.
 */
module.exports = class LongestFirst extends Sequencer {
	sort(tests) {
		const isLong = ({ path }) => /[\\/]faults[\\/]/.test(path);
		const sorted = super.sort(tests);
		return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))];
	}
};

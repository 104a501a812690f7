/** The suites a mutation run judges by: those of the client alone, which need no n8n and take seconds. */
process.env.FEWER_SEEDS = 'yes';

module.exports = {
	...require('./jest.config.js'),
	testEnvironment: require.resolve('./test/harness/firstFailure.js'),
	testMatch: ['<rootDir>/test/highLevel/allInOne.ts'],
};

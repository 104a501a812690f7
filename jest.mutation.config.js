/** The suites a mutation run judges by: those of the client alone, which need no n8n and take seconds. */
module.exports = {
	...require('./jest.config.js'),
	testMatch: ['<rootDir>/test/highLevel/allInOne.ts'],
};

const { availableParallelism } = require('node:os');

/** Tests run the TypeScript sources; tsconfig's `isolatedModules` skips the type check, which `npm run typecheck` does. */
const LOADED_ONCE =
	'n8n-core|n8n-workflow|@n8n|fastify|@fastify|undici|fast-check|commander|typescript';

module.exports = {
	// As a path and not by <rootDir>, which the mutation run does not resolve.
	testEnvironment: require.resolve('./test/harness/oneContext.js'),
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.build'],
	transform: {
		'^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }],
		[`/node_modules/(${LOADED_ONCE})/.+\\.c?js$`]: '<rootDir>/test/harness/loadedOnce.js',
	},
	// By default jest transforms nothing in node_modules.
	transformIgnorePatterns: [],
	globalSetup: '<rootDir>/test/harness/makeUserFolders.ts',
	globalTeardown: '<rootDir>/test/harness/removeUserFolders.ts',
	setupFiles: ['<rootDir>/test/harness/userFolder.ts'],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text', 'lcov'],
	testSequencer: require.resolve('./test/harness/longestFirst.js'),
	// Half as many again as there are cores, because some tests wait: by default jest leaves one free.
	maxWorkers: Math.ceil(availableParallelism() * 1.5),
	testTimeout: 30_000,
	// Rows of test/faults at the same time: they wait for sockets most of the time.
	maxConcurrency: 10,
};

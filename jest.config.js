/** Tests run the TypeScript sources; tsconfig's `isolatedModules` skips the type check, which `npm run typecheck` does. */
module.exports = {
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	modulePathIgnorePatterns: ['<rootDir>/dist', '<rootDir>/.build'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: 'tsconfig.jest.json' }] },
	globalSetup: '<rootDir>/test/harness/makeUserFolders.ts',
	globalTeardown: '<rootDir>/test/harness/removeUserFolders.ts',
	setupFiles: ['<rootDir>/test/harness/userFolder.ts'],
	collectCoverageFrom: ['nodes/**/*.ts', 'credentials/**/*.ts'],
	coverageReporters: ['text', 'lcov'],
	// All cores: by default jest leaves one free, which on two cores doubles the time.
	maxWorkers: '100%',
	testTimeout: 30_000,
};

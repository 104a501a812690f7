/** `npm run mutation`; a file alone by `npm run mutation -- --mutate nodes/highLevel/api/paging.ts`. */
export default {
	testRunner: 'jest',
	plugins: ['@stryker-mutator/jest-runner'],
	// Jest does not see which sources its one file of tests reaches.
	jest: { configFile: 'jest.mutation.config.js', enableFindRelatedTests: false },
	coverageAnalysis: 'perTest',
	// A constant that is read when its file is loaded would need a whole run for each change of it.
	ignoreStatic: true,
	mutate: [
		'nodes/highLevel/{api,associations,concurrency,endpoints,model,rateLimit,relations,relations/bulk,webhooks}/*.ts',
		'!nodes/highLevel/{model/shapes,api/apiCall}.ts',
	],
	ignorePatterns: ['dist', '.build', '.ci', 'docs', 'e2e', 'reports', 'coverage', 'workflows'],
	concurrency: 2,
	// A process's memory grows with each mutant it loads.
	maxTestRunnerReuse: 200,
	incremental: true,
	incrementalFile: 'reports/mutation/incremental.json',
	// Most mutants that run for ever are seen by the simulation itself, which ends after so many steps.
	timeoutMS: 5_000,
	timeoutFactor: 1,
	reporters: ['progress-append-only', 'clear-text', 'html', 'json'],
	htmlReporter: { fileName: 'reports/mutation/index.html' },
	jsonReporter: { fileName: 'reports/mutation/report.json' },
	clearTextReporter: { logTests: false, reportTests: false, allowColor: false },
	thresholds: { high: 95, low: 85, break: 85 },
};

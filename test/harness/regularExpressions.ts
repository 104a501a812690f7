import { setSafeRegexEngine } from 'n8n-workflow';

/**
 * n8n gives each regular expression of a parameter 250 ms of wall time in a sandbox. On a busy machine
 * that is over before it began, and a run fails that has nothing wrong with it. n8n's own hook for
 * another engine takes the plain one here.
 */
setSafeRegexEngine({
	exec: (pattern, input, flags) => new RegExp(pattern, flags).exec(input),
	test: (pattern, input, flags) => new RegExp(pattern, flags).test(input),
	replace: (pattern, input, flags, replacement) =>
		input.replace(new RegExp(pattern, flags), replacement),
	matchAll: (pattern, input, flags = '') =>
		Array.from(input.matchAll(new RegExp(pattern, flags.includes('g') ? flags : `${flags}g`))),
	split: (pattern, input, flags) => input.split(new RegExp(pattern, flags)),
});

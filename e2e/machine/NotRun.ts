/** n8n cannot be had on this machine, so there is nothing to test with. Anything else is a failure. */
export class NotRun extends Error {
	override name = 'NotRun';
}

/** What the process exits with when n8n cannot be installed; 1 is a failed scenario. */
export const NOT_RUN_EXIT_CODE = 3;

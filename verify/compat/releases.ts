/** A release of n8n's engine to try the package in. */
export interface Release {
	/** The first n8n that came with this engine (its `dependencies`). */
	n8n: string;
	core: string;
	/** The version of n8n-workflow this n8n-core asks for. */
	workflow: string;
}

/**
 * From the oldest n8n-core whose n8n-workflow has everything the nodes import to the newest:
 * NodeConnectionTypes is the youngest of it and came with n8n-workflow 1.83.0 (looked up in the
 * published files of 1.82.0 and 1.83.0).
 */
export const RELEASES: Release[] = [
	{ n8n: '1.85', core: '1.84.0', workflow: '1.83.0' },
	{ n8n: '1.94', core: '1.93.0', workflow: '1.92.0' },
	{ n8n: '1.101', core: '1.100.0', workflow: '1.98.0' },
	{ n8n: '1.113', core: '1.112.1', workflow: '1.110.0' },
	{ n8n: '1.123', core: '1.122.48', workflow: '1.120.31' },
	{ n8n: '2.0', core: '2.0.0', workflow: '2.0.0' },
	{ n8n: '2.11', core: '2.11.1', workflow: '2.11.1' },
	{ n8n: '2.25', core: '2.25.0', workflow: '2.25.0' },
	{ n8n: '2.35', core: '2.35.5', workflow: '2.35.3' },
	{ n8n: '2.41', core: '2.41.1', workflow: '2.41.0' },
];

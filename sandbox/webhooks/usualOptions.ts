import type { WebhookOptions } from './types';

/** What holds where the options say nothing. */
export const USUAL_OPTIONS: Required<WebhookOptions> = {
	retryBaseMs: 1000,
	retryMostMs: 60_000,
	retries: 12,
	timeoutMs: 10_000,
	shape: 'official',
	companyContactEvents: true,
};

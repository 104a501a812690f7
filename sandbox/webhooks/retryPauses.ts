import type { WebhookOptions } from './types';

/** The pause before each retry in ms: twice the one before, up to the longest allowed. */
export function retryPauses({
	retries,
	retryBaseMs,
	retryMostMs,
}: Required<Pick<WebhookOptions, 'retries' | 'retryBaseMs' | 'retryMostMs'>>): number[] {
	return Array.from({ length: retries }, (_, i) => Math.min(retryMostMs, retryBaseMs * 2 ** i));
}

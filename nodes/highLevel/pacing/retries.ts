/** Tries after the first for a server fault or a broken connection. */
export const FAULT_RETRIES = 5;

/** Tries after the first for a 429: each has waited for the window. */
export const RATE_RETRIES = 30;

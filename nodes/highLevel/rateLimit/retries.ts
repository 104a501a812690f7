/**
 * Tries after the first for a server fault or a broken connection: with the pauses between them, a
 * fault may last some ten seconds.
 */
export const FAULT_RETRIES = 5;

/**
 * For how many of the window's intervals a request that meets 429 is tried again. Others take the room
 * for as long as they work, so that time and not the number of tries tells that there is no hope.
 */
export const RATE_PATIENCE = 30;

/**
 * How long an answer may be silent, ms; an attempt as a whole may take twice as long. HighLevel answers
 * within a few seconds (seen).
 */
export const REQUEST_TIMEOUT_MS = 30_000;

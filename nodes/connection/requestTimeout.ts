/** How long one attempt at a request may take, ms. HighLevel answers within a few seconds (seen). */
export const REQUEST_TIMEOUT_MS = 30_000;

import type { Scenario } from '../Scenario';

/** In the order they run in. */
export const scenarios: readonly Scenario[] = [];

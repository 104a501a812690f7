import type { SandboxRecord } from '../state/entities';

/** Whether a record is among those looked for. */
export type Match = (record: SandboxRecord) => boolean;

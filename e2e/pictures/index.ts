import { credential } from './credential';
import { executedExample } from './executedExample';
import { formToLink } from './formToLink';
import { linksInASchema, linksInATable } from './linksOfARecord';
import { nodeWithPicker } from './nodeWithPicker';
import type { Picture } from './Picture';
import { pollTrigger } from './pollTrigger';
import { triggerPanel } from './triggerPanel';

/** All pictures of n8n in the documentation. */
export const pictures: readonly Picture[] = [
	formToLink,
	nodeWithPicker,
	credential,
	executedExample,
	linksInATable,
	linksInASchema,
	triggerPanel,
	pollTrigger,
];

import type { Scenario } from '../Scenario';
import { findTheNodes } from './01-find-the-nodes';
import { privateIntegration } from './02-private-integration';
import { oauth } from './03-oauth';
import { nodePanel } from './04-node-panel';
import { exampleWorkflows } from './05-example-workflows';
import { webhookTrigger } from './06-webhook-trigger';
import { pollingTrigger } from './07-polling-trigger';
import { agentTool } from './08-agent-tool';
import { queueMode } from './09-queue-mode';
import { sandboxPage } from './10-sandbox-page';
import { outage } from './11-outage';
import { fromAnEmptyCanvas } from './12-from-an-empty-canvas';
import { jobs } from './13-jobs';

/** In the order they run in. */
export const scenarios: readonly Scenario[] = [
	findTheNodes,
	privateIntegration,
	oauth,
	nodePanel,
	exampleWorkflows,
	webhookTrigger,
	pollingTrigger,
	agentTool,
	queueMode,
	sandboxPage,
	outage,
	fromAnEmptyCanvas,
	jobs,
];

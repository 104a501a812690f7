import { startSandbox, type Sandbox } from '../sandbox/index';
import type { PackageClasses } from '../test/harness/thisPackage';
import { bulkChapter } from './bulkChapter';
import { linkChapter } from './linkChapter';
import { namesChapter } from './namesChapter';
import { StepFailed, type Place } from './Place';
import { realPlace, type RealAccount } from './realPlace';
import { sandboxPlace } from './sandboxPlace';
import type { Teller } from './Teller';
import { triggerChapter } from './triggerChapter';

/** Where the tour runs, and how it talks with whoever watches. */
export interface DemoOptions {
	/** The package's nodes and credentials. */
	classes: PackageClasses;
	/** What shows the steps. */
	teller: Teller;
	/** `HIGHLEVEL_TOKEN`, `HIGHLEVEL_LOCATION_ID` and `HIGHLEVEL_BASE_URL` are read. */
	env: Record<string, string | undefined>;
	/** Puts a question to whoever sits there; undefined when nobody does. */
	ask?: (question: string) => Promise<string>;
	/** Aborted when the user wants to stop. */
	signal: AbortSignal;
	/** Default: the sandbox with its seeded agency. */
	start?: () => Promise<Sandbox>;
}

/** What the process ends with. */
const EXIT = { good: 0, failed: 1, interrupted: 130 } as const;

/**
 * Shows what the package does, step by step: on an embedded sandbox, or on a real account where the
 * environment names one and the user says yes. What it made in a real account is removed whichever
 * way it ends.
 * @returns the exit code: 0 when every step went as expected
 */
export async function runDemo(options: DemoOptions): Promise<number> {
	const { HIGHLEVEL_TOKEN: token, HIGHLEVEL_LOCATION_ID: locationId } = options.env;
	if (!token && !locationId) return await onSandbox(options);
	if (!token || !locationId) {
		options.teller.end(
			`To run on a real account, set both HIGHLEVEL_TOKEN and HIGHLEVEL_LOCATION_ID; ${token ? 'HIGHLEVEL_LOCATION_ID' : 'HIGHLEVEL_TOKEN'} is not set. To run on the sandbox, set neither.`,
			false,
		);
		return EXIT.failed;
	}
	const baseUrl = options.env.HIGHLEVEL_BASE_URL || undefined;
	return await onRealAccount(options, { token, locationId, baseUrl });
}

async function onSandbox(options: DemoOptions): Promise<number> {
	const { teller, classes } = options;
	const start = options.start ?? (async () => await startSandbox({ webhooks: { retries: 0 } }));
	const sandbox = await start();
	teller.title(
		'HighLevel Associations for n8n',
		`The built nodes in n8n's own engine, on an embedded sandbox at ${sandbox.url}. Nothing leaves this machine.`,
	);
	try {
		return await tour(options, async () => sandboxPlace(sandbox, classes));
	} finally {
		await sandbox.close();
	}
}

async function onRealAccount(options: DemoOptions, account: RealAccount): Promise<number> {
	const { teller, classes, ask } = options;
	teller.title(
		'HighLevel Associations for n8n',
		`The built nodes in n8n's own engine, on the real location ${account.locationId}.`,
	);
	teller.line(
		[
			'',
			'  This makes two associations whose keys begin with "n8n_tour_", links up to 20 of your',
			'  contacts with one record under them, and then removes both associations with their links.',
			'  No contact or other record is changed. Workflows in HighLevel that start when records are',
			'  linked may start.',
			'',
		].join('\n'),
	);
	if (!ask) {
		teller.end('It asks first, and there is no terminal to ask on. Nothing was sent.', false);
		return EXIT.failed;
	}
	const answer = await ask('  Type yes to go on: ').catch(() => '');
	if (answer.trim().toLowerCase() !== 'yes') {
		teller.end('Nothing was sent.', false);
		return options.signal.aborted ? EXIT.interrupted : EXIT.failed;
	}
	return await tour(options, async () => await realPlace(account, classes, Date.now()));
}

/** All chapters, and the cleaning up. */
async function tour(options: DemoOptions, open: () => Promise<Place>): Promise<number> {
	const { teller, signal } = options;
	const began = Date.now();
	let place: Place | undefined;
	let code: number = EXIT.good;
	try {
		place = await open();
		for (const chapter of [linkChapter, namesChapter, bulkChapter, triggerChapter]) {
			signal.throwIfAborted();
			await chapter(place, teller, signal);
		}
		signal.throwIfAborted();
	} catch (error) {
		code = signal.aborted ? EXIT.interrupted : tellFailure(teller, error);
	}
	try {
		await place?.cleanUp();
		if (place && !place.sandbox)
			teller.step('Clean up', 'nothing of this run is left in the location');
	} catch (error) {
		tellFailure(teller, error);
		teller.note(
			'Remove associations whose keys begin with "n8n_tour_" under Settings > Objects in HighLevel.',
		);
		code ||= EXIT.failed;
	}
	const seconds = ((Date.now() - began) / 1000).toFixed(1);
	if (code === EXIT.good)
		teller.end(`All ${teller.passed} steps went as expected, in ${seconds} s.`, true);
	else if (code === EXIT.interrupted) teller.end('Stopped before the end.', false);
	else teller.end(`A step did not go as expected; ${teller.passed} before it did.`, false);
	return code;
}

function tellFailure(teller: Teller, error: unknown): number {
	if (error instanceof StepFailed) teller.failed(error.step, error.why);
	else
		teller.failed(
			'The tour itself',
			error instanceof Error ? (error.stack ?? error.message) : String(error),
		);
	return EXIT.failed;
}

import type { SandboxOptions, SandboxSettings } from './types';

/** What a sandbox starts with where its options say nothing: HighLevel as documented, else as seen. */
const USUAL: SandboxSettings = {
	latencyMs: 0,
	responseShape: 'seen',
	errorShape: 'statusCode',
	notFoundStatus: 404,
	refusals: {},
	labelsPerPair: 10,
	linksPerSide: 1000,
	mirroredLinks: 'refused',
	searchLagMs: 0,
	allowDuplicateContacts: false,
	duplicateOrder: ['email', 'phone'],
	mostFilters: 500,
	recordFilters: 'answered',
	mostRecords: 100,
	recordRelations: 'filled',
	bulk: 'on',
	mostBulk: 100,
};

/** The settings a sandbox starts with. */
export function settingsOf(options: SandboxOptions): SandboxSettings {
	const settings: Record<string, unknown> = { ...USUAL, refusals: { ...options.refusals } };
	for (const name of Object.keys(USUAL) as Array<keyof SandboxSettings>) {
		if (name !== 'refusals' && options[name] !== undefined) settings[name] = options[name];
	}
	return settings as unknown as SandboxSettings;
}

/** What of a published package n8n scans (`analyzePackageByName`): the code it runs, and the manifest. */
const PUBLISHED_PATTERNS = ['**/*.js', 'package.json'];

/** What n8n's scanner says of a checkout's sources; nothing when it has no finding. */
export async function findingsInSources(checkout: string): Promise<string[]> {
	const { SOURCE_FILE_PATTERNS } = await scanner();
	return await scan(checkout, SOURCE_FILE_PATTERNS);
}

/** What n8n's scanner says of an unpacked tarball; nothing when it has no finding. */
export async function findingsInTarball(folder: string): Promise<string[]> {
	return await scan(folder, PUBLISHED_PATTERNS);
}

async function scanner() {
	return await import('@n8n/scan-community-package/scanner/scanner.mjs');
}

async function scan(folder: string, patterns: string[]): Promise<string[]> {
	const { analyzePackage } = await scanner();
	const { passed, message, details } = await analyzePackage(folder, patterns);
	// A folder in which it found nothing to look at passes as well.
	if (passed && message === undefined) return [];
	return [[message, details].filter(Boolean).join('\n')];
}

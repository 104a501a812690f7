declare module '@n8n/scan-community-package/scanner/scanner.mjs' {
	/** What n8n lints of a package's sources. */
	export const SOURCE_FILE_PATTERNS: string[];

	/** Lints a folder by n8n's rules, inline comments ignored. */
	export function analyzePackage(
		packageDir: string,
		filePatterns?: string[],
	): Promise<{ passed: boolean; message?: string; details?: string }>;
}

/** Blanks, line breaks, invisible characters and quotes around a pasted text. */
const AROUND = /^[\s\u200b\ufeff"'`“”‘’]+|[\s\u200b\ufeff"'`“”‘’]+$/g;

/** The header a token is copied with from a request. */
const HEADER = /^(?:authorization\s*:\s*)?bearer\s+/i;

/** A token without what was pasted along with it: quotes, line breaks, a leading `Bearer`. */
export function pastedToken(value: unknown): string {
	const text = typeof value === 'string' ? value : '';
	const bare = text.replace(AROUND, '').replace(HEADER, '').replace(AROUND, '');
	// A long token may have been copied from several lines.
	return bare.replace(/[\r\n]+\s*/g, '');
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
// First, so that its sandbox is closed after all of them and not after the first.
import './client.fixture';

/**
 * All tests of the client as one file, for the mutation run: it would load the client anew for each
 * file and each of some 2,000 mutants, which takes longer than the tests themselves.
 */
for (const file of readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).sort()) {
	if (!file.endsWith('.test.ts')) continue;
	describe(file, () => {
		jest.requireActual(join(__dirname, file));
	});
}

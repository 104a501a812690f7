import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT, textOf } from './sourceFiles';

const FOLDER = '.github/workflows';
const workflows = readdirSync(join(ROOT, FOLDER)).map((name) => join(FOLDER, name));

describe.each(workflows)('%s', (file) => {
	it('takes actions at a commit, for whoever owns one can move its tags, and says their version', () => {
		const uses = textOf(file).match(/uses: .*/g) ?? [];
		expect(uses).not.toEqual([]);
		for (const each of uses) {
			expect(each).toMatch(/^uses: [\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
		}
	});

	it('may only read, unless a job says otherwise', () => {
		expect(textOf(file)).toMatch(/^permissions:\n {2}contents: read\n\n/m);
	});
});

describe('the job that may publish', () => {
	const [before, publish] = textOf(join(FOLDER, 'release.yml')).split(/^ {2}publish:$/m);

	it('is the only one, waits for the tests and for an approval', () => {
		expect(before).not.toContain('id-token');
		expect(publish).toMatch(/^ {4}permissions:\n( {6}#.*\n)* {6}id-token: write\n {4}steps:$/m);
		expect(publish).toContain('needs: build');
		expect(publish).toContain('environment: npm');
	});

	it("runs nothing of the repository nor of its dependencies: only npm's publish", () => {
		expect(publish).not.toContain('actions/checkout');
		expect(publish.match(/run: .*/g)).toEqual([
			'run: npm publish ./tarball/*.tgz --provenance --access public --ignore-scripts',
		]);
	});

	it('comes after a job that refuses a tag beside main and a placeholder for an address', () => {
		expect(before).toContain('git merge-base --is-ancestor HEAD origin/main');
		expect(before).toContain("grep -nF '.example' package.json");
	});
});

import { readdirSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../package/sourceFiles';
import { DOCUMENTS, documentText } from './documents';

/** What a reader may have to load for a picture, and for one that moves. */
const MOST_BYTES = { picture: 300_000, animation: 500_000 };

/** Where a page shows a picture: as Markdown or as HTML, with what it says to those who cannot see it. */
const SHOWN = DOCUMENTS.flatMap((page) =>
	[...documentText(page).matchAll(/!\[([^\]]*)\]\(([^)]+)\)|<img src="([^"]+)"([^>]*)>/g)].map(
		([, markdownAlt, markdownFile, htmlFile, attributes]) => ({
			page,
			file: join(dirname(page), markdownFile ?? htmlFile),
			alt: markdownAlt ?? / alt="([^"]*)"/.exec(attributes)?.[1] ?? '',
		}),
	),
);

const FOLDER = 'docs/images';

describe('the pictures of the documentation', () => {
	it.each(SHOWN)('$file of $page is there, and described in words', ({ file, alt }) => {
		expect(statSync(join(ROOT, file)).isFile()).toBe(true);
		expect(alt).toMatch(/\w+ \w+ \w+/);
	});

	it('are all shown somewhere, and light enough to load', () => {
		const files = readdirSync(join(ROOT, FOLDER)).map((file) => join(FOLDER, file));
		const shown = SHOWN.map(({ file }) => relative('.', file));
		expect(files.filter((file) => !shown.includes(file))).toEqual([]);
		const heavy = files.filter((file) => {
			const most = file.endsWith('.gif') ? MOST_BYTES.animation : MOST_BYTES.picture;
			return statSync(join(ROOT, file)).size > most;
		});
		expect(heavy).toEqual([]);
	});
});

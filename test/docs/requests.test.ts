import { jobs } from '../../bench/jobs';
import { requestsOf } from '../../bench/requests';
import { documentText } from './documents';

/** The rows of a document's tables whose cells after the first are numbers. */
const figuresIn = (path: string) =>
	new Map(
		[...documentText(path).matchAll(/^\| (\S.*?) *((?:\| [\d,]+ *)+)\|$/gm)].map(
			([, what, cells]) => [what, cells.match(/[\d,]+/g)],
		),
	);

const counted = figuresIn('bench/README.md');

/** Those of 5,000 rows take as long as all others; the benchmark itself counts them. */
const quick = jobs.filter(({ what }) => !what.startsWith('5,000'));

it.each(quick)('bench/README.md says the requests of: $what', async (job) => {
	const figures = [await requestsOf(job), job.today, job.least];
	expect(counted.get(job.what)).toEqual(figures.map((figure) => figure.toLocaleString('en')));
});

it('bench/README.md lists every job', () => {
	expect(jobs.filter(({ what }) => !counted.has(what))).toEqual([]);
});

it('docs/limits.md quotes these figures', () => {
	const quoted = figuresIn('docs/limits.md');
	expect(quoted.size).toBeGreaterThan(5);
	for (const [what, figures] of quoted) {
		expect([what, figures]).toEqual([what, counted.get(what)?.slice(0, 2)]);
	}
});

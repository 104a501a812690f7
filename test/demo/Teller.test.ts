import { Teller, tellerFor, type TellerOptions } from '../../demo/Teller';

function told(options: Partial<TellerOptions>, tell: (teller: Teller) => void): string {
	let text = '';
	tell(new Teller({ write: (more) => (text += more), color: false, live: false, ...options }));
	return text;
}

/** A stream that is a terminal or none, and keeps what it is given. */
function stream(isTTY: boolean) {
	const written: string[] = [];
	const write = (text: string) => written.push(text);
	return { written, target: { isTTY, columns: 80, write } as unknown as NodeJS.WriteStream };
}

it.each([
	['a terminal', true, {}, true],
	['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, false],
	['a terminal that can nothing', true, { TERM: 'dumb' }, false],
	['a pipe', false, {}, false],
])('on %s', (_, isTTY, env, colored) => {
	const { written, target } = stream(isTTY);
	tellerFor(target, env).step('A step', 'done');
	expect(written.join('').includes('\u001b[')).toBe(colored);
	expect(written.join('')).toContain('A step');
});

it('writes a progress line over itself on a terminal, and clears it for the next line', () => {
	const text = told({ live: true }, (teller) => {
		teller.progress(1, 3);
		teller.progress(2, 3);
		teller.step('Linked', 'all');
	});
	expect(text.match(/\r/g)).toHaveLength(3);
	expect(text.split('\n')).toHaveLength(2);
	expect(text).toContain('2 of 3');
});

it('writes a few lines of progress where a line cannot be written over', () => {
	const text = told({}, (teller) => {
		for (let done = 0; done <= 300; done += 10) teller.progress(done, 300);
	});
	expect(text.trim().split(/\s*\n\s*/)).toEqual(['100 of 300', '200 of 300', '300 of 300']);
});

it('breaks long outcomes between words, below their beginning', () => {
	const text = told({ width: 80 }, (teller) =>
		teller.failed(
			'Link',
			'The two records are linked already under this association in this location',
		),
	);
	const lines = text.trimEnd().split('\n');
	expect(lines.length).toBeGreaterThan(1);
	expect(lines.every((line) => line.length <= 80)).toBe(true);
	expect(lines[1]).toMatch(/^ {32}\S/);
});

it.each([0, 20])(
	'does not put one word below the other on a terminal %d characters wide',
	(width) => {
		const { written, target } = stream(true);
		tellerFor(Object.assign(target, { columns: width }), {}).step(
			'Link',
			'Ada Abbott and Ben Berger',
		);
		expect(written.join('').trimEnd().split('\n')).toHaveLength(1);
	},
);

it('counts the steps that went as expected', () => {
	const teller = new Teller({ write: () => {}, color: false, live: false });
	teller.step('One', 'done');
	teller.failed('Two', 'not done');
	expect(teller.passed).toBe(1);
});

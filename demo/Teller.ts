/** Where the tour is told, and how much the place can show. */
export interface TellerOptions {
	/** Takes text as it stands, line ends included. */
	write: (text: string) => void;
	/** Colours; off for pipes, files and `NO_COLOR`. */
	color: boolean;
	/** Whether a line can be written over, as on a terminal. */
	live: boolean;
	/** Characters in a line; default 100. */
	width?: number;
}

/** What the options are for a stream, by the conventions of no-color.org. */
export function tellerFor(stream: NodeJS.WriteStream, env: NodeJS.ProcessEnv): Teller {
	const live = stream.isTTY === true && env.TERM !== 'dumb';
	return new Teller({
		write: (text) => void stream.write(text),
		color: live && !env.NO_COLOR,
		live,
		// A terminal without a size says 0.
		width: stream.columns || undefined,
	});
}

const WHAT_WIDTH = 27;
const BAR_WIDTH = 30;
/** Narrower than this, words are easier to read broken by the terminal than one below the other. */
const LEAST_WIDTH = 40;
/** Lines for a place that cannot write over one: about so many for a whole run. */
const PLAIN_LINES = 3;

/** Tells the tour, line by line, in plain words. */
export class Teller {
	/** Steps told so far that went as expected. */
	passed = 0;
	private lineOpen = false;
	private lastPart = 0;

	constructor(private readonly options: TellerOptions) {}

	/** The first line, and a sentence below it. */
	title(title: string, sentence: string): void {
		this.line(`\n  ${this.paint(title, 'bold')}\n  ${this.paint(sentence, 'dim')}`);
	}

	/** Begins a part of the tour; `source` says what of the package it runs. */
	chapter(title: string, source: string): void {
		this.line(`\n  ${this.paint(title, 'bold')}  ${this.paint(source, 'dim')}`);
	}

	/** A fact beside the steps. */
	note(text: string): void {
		this.line(`    ${this.paint(text, 'dim')}`);
	}

	/** A step that went as expected. */
	step(what: string, outcome: string): void {
		this.passed += 1;
		this.twoColumns(this.paint('✓', 'green'), what, outcome);
	}

	/** A step that did not. */
	failed(what: string, why: string): void {
		this.twoColumns(this.paint('✗', 'red'), what, why);
	}

	/** How far a long step is; the next line takes its place. */
	progress(done: number, total: number): void {
		const part = total === 0 ? 1 : Math.min(1, done / total);
		if (this.options.live) {
			const full = Math.round(part * BAR_WIDTH);
			const bar =
				this.paint('━'.repeat(full), 'green') + this.paint('━'.repeat(BAR_WIDTH - full), 'dim');
			this.options.write(`\r  ${bar} ${done} of ${total}`);
			this.lineOpen = true;
			return;
		}
		const reached = Math.floor(part * PLAIN_LINES);
		if (reached > this.lastPart) this.line(`    ${done} of ${total}`);
		this.lastPart = reached === PLAIN_LINES ? 0 : reached;
	}

	/** The last line. */
	end(text: string, good: boolean): void {
		this.line(`\n  ${this.paint(text, good ? 'green' : 'red')}\n`);
	}

	/** A line as it stands. */
	line(text: string): void {
		if (this.lineOpen) this.options.write('\r\u001b[K');
		this.lineOpen = false;
		this.options.write(`${text}\n`);
	}

	private twoColumns(mark: string, what: string, text: string): void {
		const indent = ' '.repeat(WHAT_WIDTH + 5);
		const [first, ...more] = wrapped(
			text,
			Math.max(LEAST_WIDTH, (this.options.width ?? 100) - indent.length),
		);
		this.line(`  ${mark} ${what.padEnd(WHAT_WIDTH)} ${first}`);
		for (const line of more) this.line(indent + line);
	}

	private paint(text: string, style: keyof typeof CODES): string {
		return this.options.color ? `\u001b[${CODES[style]}m${text}\u001b[0m` : text;
	}
}

const CODES = { bold: 1, dim: 2, red: 31, green: 32 } as const;

/** The text in lines of so many characters, broken between words; a longer word stays whole. */
function wrapped(text: string, width: number): string[] {
	return text.split('\n').flatMap((paragraph) => {
		const lines = [''];
		for (const word of paragraph.split(' ')) {
			const last = lines.length - 1;
			const longer = lines[last] === '' ? word : `${lines[last]} ${word}`;
			if (longer.length <= width || lines[last] === '') lines[last] = longer;
			else lines.push(word);
		}
		return lines;
	});
}

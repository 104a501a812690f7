import { Cleanup } from './processes/Cleanup';
import { pictures } from './pictures';
import { keepPicture } from './pictures/Picture';
import { TestBed } from './TestBed';

const cleanup = new Cleanup();
cleanup.onSignals();
void main(process.argv.slice(2)).then(
	async () => {
		await cleanup.run();
		process.exit(0);
	},
	async (error: unknown) => {
		await cleanup.run();
		console.error(error);
		process.exit(1);
	},
);

/** Takes the documentation's pictures anew, of the real n8n: those of these files, or all. */
async function main(files: readonly string[]): Promise<void> {
	const chosen = pictures.filter(({ file }) => files.length === 0 || files.includes(file));
	if (chosen.length < files.length) {
		throw new Error(`There are ${pictures.map(({ file }) => file).join(', ')}.`);
	}
	const bed = await TestBed.create(cleanup, (step) => console.log(`· ${step}`));
	for (const picture of chosen) await keepPicture(picture, bed);
}

import { applyPalette, GIFEncoder, quantize } from 'gifenc';
import { PNG } from 'pngjs';

/** A picture of an animation, and how long it is seen. */
export interface Frame {
	png: Buffer;
	/** In ms. */
	delay: number;
}

/** What a GIF can have, less the one that stands for "as before". */
const MOST_COLORS = 255;

/**
 * An animated GIF that begins again at its end. Only what differs from the frame before is in it.
 * @throws Error when the frames differ in size
 */
export function animatedGif(frames: readonly Frame[]): Uint8Array {
	const pictures = frames.map(({ png }) => PNG.sync.read(png));
	const [{ width, height }] = pictures;
	const other = pictures.findIndex(
		(picture) => picture.width !== width || picture.height !== height,
	);
	if (other !== -1) throw new Error(`frame ${other + 1} is not ${width} by ${height} pixels`);

	// One palette for all, so that what stays the same looks the same.
	const palette = quantize(Buffer.concat(pictures.map(({ data }) => data)), MOST_COLORS);
	const asBefore = palette.length;
	const gif = GIFEncoder();
	let before: Uint8Array | undefined;
	pictures.forEach(({ data }, place) => {
		const index = applyPalette(data, palette);
		const shown = before
			? index.map((color, pixel) => (color === before?.[pixel] ? asBefore : color))
			: index;
		gif.writeFrame(shown, width, height, {
			...(place === 0 && { palette: [...palette, [0, 0, 0]], repeat: 0 }),
			delay: frames[place].delay,
			transparent: place > 0,
			transparentIndex: asBefore,
			dispose: 1,
		});
		before = index;
	});
	gif.finish();
	return gif.bytes();
}

/** The parts of two libraries that come without types, as they are used here. */

declare module 'gifenc' {
	/** Red, green and blue; an opacity for a palette in `rgba4444`. */
	type Color = number[];

	export interface Encoder {
		writeFrame(
			index: Uint8Array,
			width: number,
			height: number,
			options: {
				palette?: Color[];
				/** How long it is seen (ms). */
				delay?: number;
				/** 0: for ever; -1: once. Of the first frame only. */
				repeat?: number;
				transparent?: boolean;
				transparentIndex?: number;
				/** 1: the next frame is painted over this one. */
				dispose?: number;
			},
		): void;
		finish(): void;
		bytes(): Uint8Array;
	}

	export function GIFEncoder(): Encoder;
	export function quantize(rgba: Uint8Array, maxColors: number): Color[];
	export function applyPalette(rgba: Uint8Array, palette: Color[]): Uint8Array;
}

declare module 'pngjs' {
	export const PNG: {
		sync: {
			/** The pixels as four bytes each: red, green, blue, opacity. */
			read(file: Buffer): { width: number; height: number; data: Buffer };
		};
	};
}

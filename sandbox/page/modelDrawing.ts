import type { SandboxAssociation, SandboxObject } from '../state/entities';
import { cardinalityOf } from './cardinalityOf';
import { html, type Html } from './html';

interface Point {
	x: number;
	y: number;
}

const BOX = { width: 180, height: 54 };
const WIDTH = 960;

/** From the drawing's border to the middle of a box: room for loops and bent lines. */
const MARGIN = { x: 200, y: 110 };

/** How far lines between the same two objects stand apart. */
const APART = 95;

/**
 * An entity relationship diagram as SVG: a box for each object with how many records it has, a line for
 * each association with its key, labels and cardinality.
 */
export function drawModel(
	objects: readonly SandboxObject[],
	associations: readonly SandboxAssociation[],
	records: (objectKey: string) => number,
): Html {
	const height = 200 + 70 * objects.length;
	const spots = placesOf(objects.length, height);
	const places = new Map(objects.map(({ key }, i) => [key, spots[i]]));
	const alike = new Map<string, SandboxAssociation[]>();
	for (const association of associations) {
		const name = [association.firstObjectKey, association.secondObjectKey].sort().join('|');
		alike.set(name, [...(alike.get(name) ?? []), association]);
	}
	const lines = [...alike.values()].flatMap((group) =>
		group.map((association, i) => drawLine(association, places, i, group.length, height)),
	);
	return html`<svg
		viewBox="0 0 ${WIDTH} ${height}"
		role="img"
		aria-label="${objects.length} objects and ${associations.length} associations"
	>
		${lines.map(({ line }) => line)}
		${objects.map((object) => drawBox(object, places.get(object.key), records(object.key)))}
		${lines.map(({ words }) => words)}
	</svg>`;
}

/** Around an ellipse that touches the margins, the first at the left above. */
function placesOf(count: number, height: number): Point[] {
	const angles = Array.from({ length: count }, (_, i) => (-3 / 4 + (2 * i) / count) * Math.PI);
	const widest = Math.max(...angles.map((angle) => Math.abs(Math.cos(angle))));
	const highest = Math.max(...angles.map((angle) => Math.abs(Math.sin(angle))));
	return angles.map((angle) => ({
		x: WIDTH / 2 + (Math.cos(angle) / widest) * (WIDTH / 2 - MARGIN.x),
		y: height / 2 + (Math.sin(angle) / highest) * (height / 2 - MARGIN.y),
	}));
}

function drawBox({ key, labels }: SandboxObject, at: Point = { x: 0, y: 0 }, count = 0): Html {
	const { width, height } = BOX;
	return html`<rect
			x="${round(at.x - width / 2)}"
			y="${round(at.y - height / 2)}"
			width="${width}"
			height="${height}"
			rx="6"
		></rect>
		<text x="${round(at.x)}" y="${round(at.y - 4)}">${labels.plural} (${count})</text>
		<text class="small" x="${round(at.x)}" y="${round(at.y + 14)}">${key}</text>`;
}

function drawLine(
	association: SandboxAssociation,
	places: Map<string, Point>,
	i: number,
	count: number,
	height: number,
): { line: Html; words: Html } {
	const nowhere = { x: 0, y: 0 };
	const from = places.get(association.firstObjectKey) ?? nowhere;
	const to = places.get(association.secondObjectKey) ?? nowhere;
	const kind = association.associationType === 'SYSTEM_DEFINED' ? 'system' : 'user';
	const { path, at } = from === to ? loop(from, i, height) : curve(from, to, i, count);
	const { firstObjectLabel, secondObjectLabel } = association;
	return {
		line: html`<path class="${kind}" d="${path}"></path>`,
		words: html`<text class="edge" x="${round(at.x)}" y="${round(at.y)}">${association.key}</text>
			<text class="edge small" x="${round(at.x)}" y="${round(at.y + 14)}">
				${firstObjectLabel} – ${secondObjectLabel}, ${cardinalityOf(association)}
			</text>`,
	};
}

/** A curve between two boxes, bent to its side of the straight line; its words stand along it by turns. */
function curve(from: Point, to: Point, i: number, count: number) {
	// Both directions bend by the same line, so that two associations the other way round do not meet.
	const [a, b] = from.x < to.x || (from.x === to.x && from.y < to.y) ? [from, to] : [to, from];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const bend = (i - (count - 1) / 2) * APART * 2;
	const middle = {
		x: (a.x + b.x) / 2 - ((b.y - a.y) / length) * bend,
		y: (a.y + b.y) / 2 + ((b.x - a.x) / length) * bend,
	};
	const t = (i + 1) / (count + 1);
	const along = (one: number, two: number, three: number) =>
		(1 - t) ** 2 * one + 2 * t * (1 - t) * two + t ** 2 * three;
	return {
		path: `M ${round(a.x)} ${round(a.y)} Q ${round(middle.x)} ${round(middle.y)} ${round(b.x)} ${round(b.y)}`,
		at: { x: along(a.x, middle.x, b.x), y: along(a.y, middle.y, b.y) },
	};
}

/** A loop on the outer side of an object linked with itself. */
function loop({ x, y }: Point, i: number, height: number) {
	const up = y <= height / 2 ? -1 : 1;
	const edge = y + (up * BOX.height) / 2;
	const reach = edge + up * (45 + 40 * i);
	const half = 50 + 14 * i;
	return {
		path: `M ${round(x - half)} ${round(edge)} C ${round(x - half)} ${round(reach)} ${round(x + half)} ${round(reach)} ${round(x + half)} ${round(edge)}`,
		at: { x, y: edge + up * (30 + 30 * i) - (up < 0 ? 12 : 0) },
	};
}

const round = (value: number) => Math.round(value * 10) / 10;

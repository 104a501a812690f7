const { rm } = require('node:fs/promises');
const { dest, parallel, src } = require('gulp');

/** Icons live once, in `icons/`; nodes and credentials refer to them as `file:../../icons/…`. */
function icons() {
	return src('icons/*.svg', { encoding: false }).pipe(dest('dist/icons'));
}

/** n8n reads a node's codex (categories, aliases, documentation) from the JSON beside its JavaScript. */
function codex() {
	return src('nodes/**/*.node.json', { encoding: false }).pipe(dest('dist/nodes'));
}

/** What an earlier build left would be published along. */
async function clean() {
	await rm('dist', { recursive: true, force: true });
}

exports.clean = clean;
exports['build:icons'] = parallel(icons, codex);

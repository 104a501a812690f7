import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import * as ts from 'typescript';

/** What n8n lets a verified node import, besides its own files. */
const ALLOWED = ['n8n-workflow', 'node:crypto'];

/**
 * Whatever the JavaScript of an unpacked package imports that it may not, as `file: what`: another
 * module, a file that is not in the package, or something that is known only when it runs.
 * @throws Error when there is no JavaScript
 */
export function forbiddenImports(packageFolder: string): string[] {
	const files = readdirSync(packageFolder, { recursive: true, encoding: 'utf8' })
		.filter((file) => /\.[cm]?js$/.test(file))
		.map((file) => join(packageFolder, file));
	if (files.length === 0) throw new Error('The package holds no JavaScript.');
	return files.flatMap((file) =>
		importsOf(file)
			.filter((specifier) => !isAllowed(specifier, file, packageFolder))
			.map((specifier) => `${relative(packageFolder, file)}: ${specifier ?? 'a computed name'}`),
	);
}

function isAllowed(specifier: string | undefined, file: string, packageFolder: string): boolean {
	if (specifier === undefined) return false;
	if (!specifier.startsWith('.')) return ALLOWED.includes(specifier);
	const target = resolve(dirname(file), specifier);
	const inside = target.startsWith(resolve(packageFolder, 'dist') + sep);
	return (
		inside && [target, `${target}.js`, `${target}.json`, join(target, 'index.js')].some(existsSync)
	);
}

/** Every `import`, `export … from`, `import()` and use of `require`; undefined for a computed name. */
function importsOf(file: string): Array<string | undefined> {
	const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest);
	const found: Array<string | undefined> = [];
	const literal = (node?: ts.Node): string | undefined =>
		node && ts.isStringLiteralLike(node) ? node.text : undefined;
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) found.push(literal(node.moduleSpecifier));
		else if (ts.isExportDeclaration(node)) {
			if (node.moduleSpecifier) found.push(literal(node.moduleSpecifier));
		} else if (ts.isCallExpression(node) && isImporter(node.expression)) {
			found.push(literal(node.arguments[0]));
			node.arguments.forEach(visit);
			return;
		} else if (ts.isIdentifier(node) && node.text === 'require') {
			// `require` that is not called on the spot could import anything later.
			found.push(undefined);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

function isImporter(called: ts.Expression): boolean {
	return (
		called.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(called) && called.text === 'require')
	);
}

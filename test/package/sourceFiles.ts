import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import * as ts from 'typescript';

/** The checkout. */
export const ROOT = resolve(__dirname, '../..');

/** Every file under `folder` (relative to the checkout), as paths from the checkout. */
export function filesIn(folder: string): string[] {
	if (!existsSync(join(ROOT, folder))) return [];
	return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
		.sort();
}

/** The TypeScript that becomes the published package. */
export const publishedSources = () =>
	[...filesIn('nodes'), ...filesIn('credentials')].filter((file) => file.endsWith('.ts'));

export const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** One import or re-export of a file. */
export interface Import {
	from: string;
	/** As written: `n8n-workflow`, `./shapes`. */
	specifier: string;
	/** Path of the imported file from the checkout, for relative ones; undefined when there is none. */
	target?: string;
	typesOnly: boolean;
}

function targetOf(from: string, specifier: string): string | undefined {
	const base = join(dirname(from), specifier);
	return [base, `${base}.ts`, join(base, 'index.ts')].find(
		(file) => /\.\w+$/.test(file) && existsSync(join(ROOT, file)),
	);
}

/** Everything a file imports: `import`, `export … from`, `import()`, `require()` and `import('…')` types. */
export function importsOf(file: string): Import[] {
	const source = ts.createSourceFile(file, textOf(file), ts.ScriptTarget.Latest, true);
	const found: Import[] = [];
	const add = (specifier: ts.Node | undefined, typesOnly: boolean) => {
		if (!specifier || !ts.isStringLiteralLike(specifier)) return;
		const target = specifier.text.startsWith('.') ? targetOf(file, specifier.text) : undefined;
		found.push({ from: file, specifier: specifier.text, target, typesOnly });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			const named = node.importClause?.namedBindings;
			const eachIsType =
				node.importClause?.name === undefined &&
				named !== undefined &&
				ts.isNamedImports(named) &&
				named.elements.length > 0 &&
				named.elements.every(({ isTypeOnly }) => isTypeOnly);
			add(node.moduleSpecifier, (node.importClause?.isTypeOnly ?? false) || eachIsType);
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (
			ts.isCallExpression(node) &&
			(node.expression.kind === ts.SyntaxKind.ImportKeyword ||
				node.expression.getText(source) === 'require')
		) {
			add(node.arguments[0], false);
		}
		ts.forEachChild(node, visit);
	};
	visit(source);
	return found;
}

/** Circles among `files`, each as the path that leads back to its start. */
export function circlesAmong(files: string[]): string[] {
	const circles: string[] = [];
	const finished = new Set<string>();
	const walk = (file: string, path: string[]): void => {
		const at = path.indexOf(file);
		if (at >= 0) {
			circles.push([...path.slice(at), file].join(' → '));
			return;
		}
		if (finished.has(file)) return;
		for (const { target } of importsOf(file)) {
			if (target?.endsWith('.ts')) walk(target, [...path, file]);
		}
		finished.add(file);
	};
	for (const file of files) walk(file, []);
	return circles;
}

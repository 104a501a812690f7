import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import manifest from '../../package.json';
import { filesIn, ROOT } from './sourceFiles';

/** What the build and the package are made from; the checkout's own `dist/` is left alone. */
const PARTS = [
	'package.json',
	'tsconfig.json',
	'gulpfile.js',
	'README.md',
	'LICENSE',
	'nodes',
	'credentials',
	'icons',
	'test',
];

let folder: string;
let packed: string[];

beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'packed-'));
	for (const part of PARTS) cpSync(join(ROOT, part), join(folder, part), { recursive: true });
	symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
	const npm = (...args: string[]) =>
		execFileSync('npm', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
	npm('run', 'build');
	const [{ files }] = JSON.parse(npm('pack', '--dry-run', '--json')) as [
		{ files: Array<{ path: string }> },
	];
	packed = files.map(({ path }) => path);
}, 120_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('holds dist/, README, LICENSE and package.json, and nothing else', () => {
	const outside = packed.filter((path) => !path.startsWith('dist/'));
	expect(outside.sort()).toEqual(['LICENSE', 'README.md', 'package.json']);
	expect(packed.filter((path) => /^dist\/(?!nodes\/|credentials\/|icons\/)/.test(path))).toEqual(
		[],
	);
	expect(packed.filter((path) => /\.test\.|\.map$|tsbuildinfo/.test(path))).toEqual([]);
});

it('holds every file that package.json names for n8n, each codex file and each icon', () => {
	const { credentials, nodes } = manifest.n8n;
	expect(packed).toEqual(expect.arrayContaining([...credentials, ...nodes]));
	const beside = [...filesIn('icons'), ...filesIn('nodes').filter((f) => f.endsWith('.json'))];
	expect(packed).toEqual(expect.arrayContaining(beside.map((file) => `dist/${file}`)));
});

it('loads as n8n loads it: each class from the file of its name', () => {
	const program = `for (const file of ${JSON.stringify([
		...manifest.n8n.credentials,
		...manifest.n8n.nodes,
	])}) {
		const name = file.split('/').pop().split('.')[0];
		const made = new (require('./' + file)[name])();
		console.log(made.name ?? made.description.name);
	}`;
	const loaded = execFileSync(process.execPath, ['-e', program], { cwd: folder, encoding: 'utf8' });
	expect(loaded.trim().split('\n')).toEqual([
		'highLevelPrivateIntegrationApi',
		'highLevelAssociationsOAuth2Api',
		'highLevelAssociations',
		'highLevelAssociationsTrigger',
		'highLevelAssociationsPollTrigger',
	]);
});

it('requires nothing but n8n-workflow, node:crypto and its own files at run time', () => {
	const built = readdirSync(join(folder, 'dist'), { recursive: true, encoding: 'utf8' });
	const required = built
		.filter((file) => file.endsWith('.js'))
		.flatMap((file) => [
			...readFileSync(join(folder, 'dist', file), 'utf8').matchAll(/\brequire\(([^)]*)\)/g),
		])
		.map(([, specifier]) => specifier.slice(1, -1))
		.filter((specifier) => !specifier.startsWith('.'));
	expect(
		[...new Set(required)].filter((name) => !/^(n8n-workflow|node:crypto)$/.test(name)),
	).toEqual([]);
});

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { forbiddenImports } from '../../verify/imports';

let folder: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'imports-'));
	mkdirSync(join(folder, 'dist'));
	writeFileSync(join(folder, 'dist', 'neighbour.js'), 'exports.value = 1;');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

const findingsIn = (code: string) => {
	writeFileSync(join(folder, 'dist', 'node.js'), code);
	return forbiddenImports(folder);
};

it.each([
	"const a = require('n8n-workflow'); const b = require('node:crypto');",
	"import { sleep } from 'n8n-workflow';",
	"const a = require('./neighbour');",
	"export * from './neighbour';",
	'/* require("axios") */ const text = "require(\'axios\')";',
])('lets pass what a verified node may import: %s', (code) => {
	expect(findingsIn(code)).toEqual([]);
});

it.each([
	["require('axios');", 'axios'],
	["require('crypto');", 'crypto'],
	["import fs from 'node:fs';", 'node:fs'],
	["export * from 'lodash';", 'lodash'],
	["const load = () => import('axios');", 'axios'],
	["require('./missing');", './missing'],
	["require('../package.json');", '../package.json'],
	["require('ax' + 'ios');", 'a computed name'],
	['const load = require; load(name);', 'a computed name'],
	["require(require('./neighbour').value);", 'a computed name'],
])('finds in %s the forbidden import of %s', (code, what) => {
	expect(findingsIn(code)).toEqual([`dist/node.js: ${what}`]);
});

it('does not take a package without JavaScript for a clean one', () => {
	rmSync(join(folder, 'dist', 'neighbour.js'));
	expect(() => forbiddenImports(folder)).toThrow('no JavaScript');
});

import './olderEngine';
import { generateKeyPairSync, sign } from 'node:crypto';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import type { IDataObject } from 'n8n-workflow';

import { createEngine, type Engine } from '../../test/harness/engine';
import { packageClasses } from '../../test/harness/thisPackage';
import type { TrialPlace } from './TrialPlace';

const PIT = 'highLevelPrivateIntegrationApi';
const OAUTH = 'highLevelAssociationsOAuth2Api';

const REFUSAL = /There is no association with the key "no_such_key".*Trace ID/s;

const locator = (mode: string, value: string) => ({ __rl: true, mode, value });

/** What the package has to be able to do in a release, in the order it is tried. */
function steps(engine: Engine, place: TrialPlace) {
	const run = async (parameters: object, authentication = 'privateIntegration') => {
		const { items, error } = await engine.runNode({
			type: 'highLevelAssociations',
			parameters: { authentication, ...parameters },
			credentials: { [PIT]: 'pit', [OAUTH]: 'oauth' },
		});
		if (error) throw new Error([error.message, error.description].filter(Boolean).join(' | '));
		return items.map(({ json }) => json);
	};
	const relation = (operation: string, contact: string) => ({
		resource: 'relation',
		operation,
		association: locator('key', place.associationKey),
		firstRecord: locator('id', contact),
		secondRecord: locator('id', place.property),
	});
	const everyAssociation = { resource: 'association', operation: 'getAll', returnAll: true };
	const unknownAssociation = {
		resource: 'association',
		operation: 'get',
		association: locator('key', 'no_such_key'),
	};
	const relationsOf = (record: string) => ({
		resource: 'relation',
		operation: 'getAll',
		object: locator('key', 'custom_objects.property'),
		record: locator('id', record),
		returnAll: true,
	});

	/** The paths of the requests the sandbox had. */
	const sandboxRequests = async () => {
		const answer = await fetch(`${String(place.privateIntegration.baseUrl)}/__sandbox/requests`);
		return ((await answer.json()) as Array<{ path: string }>).map(({ path }) => path);
	};

	return {
		async association() {
			const keys = (await run(everyAssociation)).map(({ key }) => key);
			assert(keys.includes(place.associationKey));
		},
		async relation() {
			const [created] = await run(relation('create', place.contacts[0]));
			assert.equal(created.outcome, 'created');
			const [again] = await run(relation('create', place.contacts[0]));
			assert.deepEqual([again.outcome, again.id], ['existing', created.id]);
			const listed = await run(relationsOf(place.property));
			assert.equal(listed.filter(({ id }) => id === created.id).length, 1);
		},
		async refusal() {
			await assert.rejects(run(unknownAssociation), REFUSAL);
		},
		async picker() {
			const { results } = await engine.listSearch({
				type: 'highLevelAssociations',
				method: 'getAssociations',
				parameters: { authentication: 'privateIntegration' },
				credentials: { [PIT]: 'pit' },
			});
			assert(results.some(({ name }) => name.includes(place.associationKey)));
		},
		async webhook() {
			const { publicKey, privateKey } = generateKeyPairSync('ed25519');
			const body = Buffer.from(JSON.stringify({ type: 'RelationCreate', ...place.event }));
			const deliver = async (signature: string) =>
				await engine.deliver({
					type: 'highLevelAssociationsTrigger',
					parameters: {
						events: ['RelationCreate'],
						options: {
							verification: 'publicKey',
							publicKey: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
						},
					},
					rawBody: body,
					headers: { 'X-GHL-Signature': signature, 'Content-Type': 'application/json' },
				});
			const accepted = await deliver(sign(null, body, privateKey).toString('base64'));
			assert.equal(accepted.status, 200);
			assert.equal(accepted.items?.[0].json.event, 'RelationCreate');
			const forged = await deliver(Buffer.alloc(64).toString('base64'));
			assert.deepEqual([forged.status, forged.items], [401, undefined]);
		},
		async poll() {
			const staticData: IDataObject = {};
			const poll = async () =>
				await engine.poll({
					type: 'highLevelAssociationsPollTrigger',
					parameters: {
						authentication: 'privateIntegration',
						of: 'records',
						events: ['RelationCreate', 'RelationDelete'],
						records: [place.property],
					},
					credentials: { [PIT]: 'pit' },
					staticData,
				});
			assert.equal(await poll(), null);
			const [created] = await run(relation('create', place.contacts[1]));
			const told = (await poll())?.map(({ json }) => [json.event, json.id]);
			assert.deepEqual(told, [['RelationCreate', created.id]]);
		},
		async oAuth() {
			const stored = () => engine.storedCredential('oauth').oauthTokenData as IDataObject;
			const stale = stored().access_token;
			assert((await run(everyAssociation, 'oAuth2')).length > 0);
			assert.notEqual(stored().access_token, stale);
			await assert.rejects(run(unknownAssociation, 'oAuth2'), REFUSAL);
			// A scope that is missing: asked for once, whatever n8n does with the token then.
			engine.setCredential('oauth', OAUTH, place.readingOAuth2);
			const renewals = async () =>
				(await sandboxRequests()).filter((path) => path === '/oauth/token').length;
			const before = await renewals();
			const { items } = await engine.runNode({
				type: 'highLevelAssociations',
				parameters: { authentication: 'oAuth2', ...relation('create', place.contacts[0]) },
				credentials: { [OAUTH]: 'oauth' },
				input: Array.from({ length: 20 }, () => ({})),
				continueOnFail: true,
			});
			for (const { json } of items) assert.match(String(json.error), /lacks the scope/);
			assert.equal(items.length, 20);
			assert.equal((await renewals()) - before, 1);
		},
	} satisfies Record<string, () => Promise<void>>;
}

/**
 * Tries the installed package in the n8n-core beside it, on a sandbox that the parent process runs.
 * Is given the path of a file with its {@link TrialPlace}. Prints one line of JSON: each step's name and `true`, or what went wrong.
 */
async function main(): Promise<void> {
	const place = JSON.parse(readFileSync(process.argv[2], 'utf8')) as TrialPlace;
	const results: Record<string, true | string> = {};
	const attempt = async (name: string, step: () => unknown) => {
		results[name] = await Promise.resolve()
			.then(step)
			.then(
				() => true as const,
				(error: unknown) => (error instanceof Error ? error.message : String(error)),
			);
	};
	let engine: Engine | undefined;
	await attempt('load', () => {
		const manifest = createRequire(__filename).resolve(`${place.packageName}/package.json`);
		engine = createEngine(packageClasses(dirname(manifest)));
		engine.setCredential('pit', PIT, place.privateIntegration);
		engine.setCredential('oauth', OAUTH, place.oAuth2);
	});
	if (engine) {
		for (const [name, step] of Object.entries(steps(engine, place))) await attempt(name, step);
	}
	console.log(`\n${JSON.stringify(results)}`);
	process.exit(0);
}

void main();

// Must come before n8n-core, which it gives a folder of its own.
import '../test/harness/userFolder';
import type { IDataObject } from 'n8n-workflow';
import { HighLevelPrivateIntegrationApi } from '../credentials/HighLevelPrivateIntegrationApi.credentials';
import { HighLevelAssociationsPollTrigger } from '../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { readRelationMemory, writeRelationMemory } from '../nodes/highLevel/polling/relationMemory';
import { startSandbox } from '../sandbox';
import { createEngine } from '../test/harness/engine';
import { median } from './median';
import type { Row } from './table';

/** Links of one watched record: HighLevel allows 1,000 per label and side, 25,000 is our bound. */
const SIZES = [100, 1_000, 10_000, 25_000];

const ROUNDS = 5;

const PIT = 'highLevelPrivateIntegrationApi';

/**
 * What a poll costs by the number of relations watched: time and CPU of the whole poll in n8n's
 * engine against a sandbox in the same process (whose work is in both figures), requests, and what
 * the memory weighs in n8n's static data.
 */
export async function benchPoll(): Promise<Row[]> {
	const rows: Row[] = [];
	for (const relations of SIZES) rows.push(...(await pollOf(relations)));
	return rows;
}

async function pollOf(relations: number): Promise<Row[]> {
	const sandbox = await startSandbox({
		rateLimit: false,
		seed: { contacts: relations, properties: 1, relations },
	});
	const engine = createEngine({
		nodes: [HighLevelAssociationsPollTrigger],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	engine.setCredential('pit', PIT, {
		accessToken: sandbox.pit,
		locationId: sandbox.locationId,
		baseUrl: sandbox.url,
	});
	const staticData: IDataObject = {};
	const [property] = sandbox.state.records.list('custom_objects.property');
	const poll = async () =>
		await engine.poll({
			type: 'highLevelAssociationsPollTrigger',
			parameters: {
				of: 'records',
				events: ['RelationCreate', 'RelationDelete'],
				records: property.id,
			},
			credentials: { [PIT]: 'pit' },
			staticData,
		});
	await poll();

	const wall: number[] = [];
	const cpu: number[] = [];
	let told = 0;
	for (let round = 0; round < ROUNDS; round++) {
		// One relation goes between two polls: each is told, and the memory is written.
		sandbox.state.relations.remove(sandbox.state.relations.ofRecord(property.id).items[0].id);
		sandbox.requests.clear();
		const cpuBefore = process.cpuUsage();
		const start = performance.now();
		told += (await poll())?.length ?? 0;
		wall.push(performance.now() - start);
		const used = process.cpuUsage(cpuBefore);
		cpu.push((used.user + used.system) / 1_000);
	}
	const requests = sandbox.requests.length;
	await sandbox.close();

	const bytes = Buffer.byteLength(JSON.stringify(staticData));
	const name = relations.toLocaleString('en');
	return [
		{ what: `poll of ${name} relations`, figure: `${ms(wall)} wall, ${ms(cpu)} CPU` },
		{ what: `  requests; changes told in ${ROUNDS} polls`, figure: `${requests}; ${told}` },
		{
			what: '  memory in static data',
			figure: `${(bytes / 1_024).toFixed(0)} KB, ${(bytes / relations).toFixed(1)} bytes each; ${ms(reading(staticData))} to read and write`,
		},
	];
}

/** Milliseconds to read the memory and to write it again, as each poll does. */
function reading({ memory }: IDataObject): number[] {
	return Array.from({ length: ROUNDS }, () => {
		const start = performance.now();
		const remembered = readRelationMemory(memory as IDataObject);
		if (remembered) writeRelationMemory(remembered);
		return performance.now() - start;
	});
}

function ms(values: number[]): string {
	return `${median(values).toFixed(1)} ms`;
}

import type { IDataObject } from 'n8n-workflow';
import type { FamilyName } from '../../../nodes/highLevel/endpoints/EndpointFamily';
import type { NamedRecord, NameRules } from '../../../nodes/highLevel/lookup/Lookup';
import { openClient } from '../client.fixture';

export const PROPERTY = 'custom_objects.property';

/** What a name comes to unless a test says otherwise. */
export const STRICT: NameRules = { whenNone: 'error', whenSeveral: 'error' };

/** A sandbox to add records to, and a client that looks names up in it. */
export async function openLookup(family?: FamilyName) {
	const opened = await openClient(family);
	const { records } = opened.sandbox.state;
	const client = opened.client();
	return {
		...opened,
		lookup: client.lookup,
		records: client.records,
		/** Adds a record; its ID. */
		add: (objectKey: string, properties: IDataObject): string =>
			records.add({ objectKey, properties }).id,
		/** Looks names of one object up; what came of each. */
		async resolve(objectKey: string, texts: string[], rules: Partial<NameRules> = {}) {
			const names = texts.map((text) => ({ of: { objectKey }, text }));
			return await client.lookup.resolve(names, { ...STRICT, ...rules });
		},
		/** The ID of the one record a name stands for. */
		async idOf(objectKey: string, text: string, rules: Partial<NameRules> = {}) {
			const names = [{ of: { objectKey }, text }];
			return idIn((await client.lookup.resolve(names, { ...STRICT, ...rules }))[0]);
		},
		count: (objectKey: string) => records.list(objectKey).length,
	};
}

/** The ID of a record that was found or created. */
export function idIn(named: NamedRecord): string {
	if (named.outcome === 'missing') throw new Error(named.reason);
	return named.record.id;
}

/** So many things, made of their numbers from 0. */
export const numbered = <T>(count: number, thing: (at: number) => T): T[] =>
	Array.from({ length: count }, (_, at) => thing(at));

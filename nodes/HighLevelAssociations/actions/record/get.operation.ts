import { objectLocator, recordLocator } from '../../../fields/locators';
import { optionsField, whenNoneExistsOption, whenSeveralOption } from '../../../fields/options';
import { recordNotFound } from '../../../highLevel/records/recordErrors';
import { recordView } from '../../../highLevel/records/recordView';
import { schemaKey } from '../../../highLevel/model/objectKeys';
import type { Operation } from '../Operation';
import { chosenRecords, readExistingRules, skipped, withNames } from '../relation/namedRecords';

/** Gets a record. */
export const get: Operation = {
	option: {
		name: 'Get',
		value: 'get',
		action: 'Get a record',
		description: 'Get a contact, company, opportunity or custom record by ID or by name',
	},
	properties: [
		objectLocator('object', 'Object', 'The object the record belongs to'),
		recordLocator('record', 'Record', 'getObjectRecords', 'The record to get'),
		optionsField(whenNoneExistsOption, whenSeveralOption),
	],
	prepare(item) {
		const objectKey = schemaKey(item.id('object'));
		const choices = [{ ref: item.record('record'), of: { objectKey } }];
		const rules = readExistingRules(item);
		return withNames(choices, async (client) => {
			const [chosen] = await chosenRecords(client, choices, rules);
			if (!('id' in chosen)) return [skipped(chosen.reason)];
			const record = await client.records.get(objectKey, chosen.id);
			if (record) return [recordView(objectKey, record)];
			const missing = recordNotFound(objectKey, chosen.id, client.locationId);
			if (rules.whenNone === 'skip') return [skipped(missing.message)];
			throw missing;
		});
	},
};

import type { IDataObject } from 'n8n-workflow';
import { createEngine, type Engine } from '../test/harness/engine';
import type { PackageClasses } from '../test/harness/thisPackage';
import { StepFailed, type NamedRecord, type Place } from './Place';

/** Where a real account is, and the key to it. */
export interface RealAccount {
	token: string;
	locationId: string;
	/** Another address than HighLevel's own; for tests. */
	baseUrl?: string;
}

const CREDENTIAL = 'highLevelPrivateIntegrationApi';
const TYPE = 'highLevelAssociations';
const MOST_CONTACTS = 20;

/**
 * The tour's place in a real account. It makes two associations under keys that nobody else has, and
 * links records that are there under these two only; removing the two removes all of it.
 * @param now ms since 1970, for the keys
 */
export async function realPlace(
	account: RealAccount,
	classes: PackageClasses,
	now: number,
): Promise<Place> {
	const engine = createEngine(classes);
	engine.setCredential('real', CREDENTIAL, {
		accessToken: account.token,
		locationId: account.locationId,
		...(account.baseUrl && { baseUrl: account.baseUrl }),
	});
	const api = new AccountApi(engine);
	const stamp = now.toString(36);
	const keys = { example: `n8n_tour_${stamp}_links`, bulk: `n8n_tour_${stamp}_rows` };
	const found = await api.records('contact');
	const target = await api.target(found);
	const contacts = found.filter(({ id }) => id !== target.id);
	if (contacts.length < 2) {
		throw new StepFailed('Find records', 'The tour needs two contacts and a third record to link.');
	}
	return {
		engine,
		credentials: { [CREDENTIAL]: 'real' },
		exampleKey: keys.example,
		target,
		contacts,
		async planBulk() {
			await api.run('Create an association', {
				resource: 'association',
				operation: 'create',
				key: keys.bulk,
				firstObject: byKey('contact'),
				firstObjectLabel: 'Tour contact',
				secondObject: byKey(target.objectKey),
				secondObjectLabel: 'Tour record',
			});
			const rows = contacts.map(({ id }) => ({ contactId: id, propertyId: target.id }));
			return { associationKey: keys.bulk, rows, existing: 0 };
		},
		planSync() {
			const kept = contacts.slice(0, Math.ceil(contacts.length / 2));
			return {
				side: 'second',
				record: target,
				linkedRecordIds: kept.map(({ id }) => id),
				expected: {
					linked: 0,
					unlinked: contacts.length - kept.length,
					unchanged: kept.length,
				},
			};
		},
		cleanUp: async () => await api.removeAssociations(Object.values(keys)),
	};
}

const byKey = (value: string) => ({ __rl: true, mode: 'key', value });

/** What the tour asks of the account, through the node as any workflow would. */
class AccountApi {
	constructor(private readonly engine: Engine) {}

	/** Runs the node once. Throws a {@link StepFailed} with the node's own words. */
	async run(step: string, parameters: IDataObject): Promise<IDataObject[]> {
		const { items, error } = await this.engine.runNode({
			type: TYPE,
			parameters,
			credentials: { [CREDENTIAL]: 'real' },
		});
		if (error) throw StepFailed.of(step, error);
		return items.map(({ json }) => json);
	}

	/** The first records of an object. */
	async records(objectKey: string): Promise<NamedRecord[]> {
		const records = await this.run('Find records', {
			resource: 'record',
			operation: 'getAll',
			object: byKey(objectKey),
			returnAll: false,
			limit: MOST_CONTACTS,
		});
		return records.map(({ id, name }) => ({ id: String(id), label: String(name ?? id) }));
	}

	/** A record of the first custom object that has any, else the last of the contacts. */
	async target(contacts: NamedRecord[]): Promise<Place['target']> {
		const objects = await this.run('Find records', {
			resource: 'object',
			operation: 'getAll',
			returnAll: true,
		});
		const custom = objects.map(({ key }) => String(key)).filter((key) => key.includes('.'));
		for (const objectKey of custom) {
			const [record] = await this.records(objectKey);
			if (record) return { ...record, objectKey };
		}
		const record = contacts.at(-1) ?? { id: '', label: '' };
		return { ...record, objectKey: 'contact' };
	}

	/** Deletes the associations with these keys, and looks whether they are gone. */
	async removeAssociations(keys: string[]): Promise<void> {
		for (const { id } of await this.withKeys(keys)) {
			await this.run('Clean up', {
				resource: 'association',
				operation: 'delete',
				association: { __rl: true, mode: 'id', value: id },
			});
		}
		const left = await this.withKeys(keys);
		if (left.length === 0) return;
		throw new StepFailed('Clean up', `Still there: ${left.map(({ key }) => key).join(', ')}.`);
	}

	private async withKeys(keys: string[]): Promise<IDataObject[]> {
		const all = await this.run('Clean up', {
			resource: 'association',
			operation: 'getAll',
			returnAll: true,
		});
		return all.filter(({ key }) => keys.includes(String(key)));
	}
}

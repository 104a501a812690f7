import { byId, byKey, openPlace, type Place } from './node.fixture';
import { operationsOf } from './operations.fixture';
import { isLocator, leftEmpty, REQUIRED } from './requiredInputs.fixture';

describe('a parameter that is wrong is refused before any request', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});
	afterEach(() => expect(place.asked()).toEqual([]));

	const parametersOf = (operation: string) => operationsOf(place.sandbox)[operation];

	it.each(REQUIRED)(
		'%s: %s from an expression that gives nothing',
		async (operation, name, shown) => {
			for (const nothing of ['={{ "" }}', '={{ "  " }}', '={{ undefined }}', '={{ null }}']) {
				const value = isLocator(name) ? byId(nothing) : nothing;
				const error = await place.refusal(
					{ ...parametersOf(operation), [name]: value },
					{ input: [{}, {}] },
				);
				expect(error.message).toBe(`"${shown}" is empty [item 0]`);
				expect(error.name).toBe('NodeOperationError');
				expect(error.context?.itemIndex).toBe(0);
				expect(error.description).toBeTruthy();
			}
		},
	);

	it.each(REQUIRED.filter(([, name]) => name !== 'columns'))(
		'%s: %s left empty, which n8n itself refuses',
		async (operation, name, shown) => {
			const error = await place.refusal({ ...parametersOf(operation), [name]: leftEmpty(name) });
			expect(error.name).toBe('WorkflowHasIssuesError');
			expect(shown).toBeTruthy();
		},
	);

	it('names the item it is about', async () => {
		const error = await place.refusal(
			{ ...parametersOf('association.get'), association: byKey('={{ $json.key }}') },
			{ input: [{ key: 'buyer_property' }, { key: '' }, { key: 'x' }] },
		);
		expect(error.message).toBe('"Association" is empty [item 1]');
		expect(error.context?.itemIndex).toBe(1);
	});

	it.each(['', ' ', '={{ "" }}', '={{ $json.missing }}', '={{ null }}'])(
		'a label to update that was added and is %j, whatever the other is',
		async (nothing) => {
			const update = parametersOf('association.update');
			for (const [empty, shown, other] of [
				['firstObjectLabel', 'First Object Label', 'secondObjectLabel'],
				['secondObjectLabel', 'Second Object Label', 'firstObjectLabel'],
			]) {
				for (const updateFields of [{ [empty]: nothing }, { [empty]: nothing, [other]: 'Owner' }]) {
					const { message } = await place.refusal({ ...update, updateFields });
					expect(message).toBe(`"${shown}" is empty [item 0]`);
				}
			}
		},
	);

	it.each([
		['={{ $json.missing }}', ''],
		['={{ null }}', ''],
		['={{ [] }}', '={{ " " }}'],
		['={{ [$json.missing, " "] }}', '={{ undefined }}'],
		[[' '], '={{ "  " }}'],
	])('a filter of %j or %j, which would let everything through', async (list, text) => {
		const links = await place.refusal({
			...parametersOf('relation.getAll'),
			filters: { associations: list },
		});
		expect(links.message).toBe(
			'"Association Names or IDs" is filled in but gives nothing [item 0]',
		);
		expect(links.description).toContain('remove the filter to get all links.');
		for (const mode of [byId, byKey]) {
			const object = mode(text === '' ? list : text);
			const ofObject = await place.refusal({
				...parametersOf('association.getAll'),
				filters: { object },
			});
			expect(ofObject.message).toMatch(
				/^"Object" is (filled in but gives nothing|not text) \[item 0\]$/,
			);
		}
	});

	it.each(['={{ "" }}', '={{ undefined }}', '={{ $json.missing }}'])(
		'a filter by association type that is %j',
		async (associationType) => {
			const error = await place.refusal({
				...parametersOf('association.getAll'),
				filters: { associationType },
			});
			expect(error.message).toBe('"Association Type" is filled in but gives nothing [item 0]');
		},
	);

	it.each([
		['relation.sync', { options: { dryRun: '={{ $json.dry }}' } }, 'Dry Run'],
		['relation.sync', { recordSide: '={{ $json.side }}' }, 'Record Side'],
		['relation.create', { options: { whenExists: '={{ null }}' } }, 'When Link Exists'],
		[
			'relation.delete with deleteBy records',
			{ deleteBy: '={{ $json.by }}', relationId: 'x' },
			'Delete By',
		],
		['object.getAll', { returnAll: '={{ $json.all }}' }, 'Return All'],
		['relation.create', { locationId: '={{ $json.location }}' }, 'Location'],
	])('in %s an expression that gives nothing for what has a default: %j', async (...row) => {
		const [operation, nothing, shown] = row;
		const error = await place.refusal({ ...parametersOf(operation), ...nothing });
		expect(error.message).toBe(`"${shown}" is empty [item 0]`);
		expect(error.description).toContain('The expression gave nothing.');
	});
});

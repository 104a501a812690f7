import type { INodeProperties } from 'n8n-workflow';
import { filledByAi } from '../../harness/tool';
import { byName, openPlace, seeded, type Parameters, type Place } from '../node.fixture';
import { operationsOf, WAYS, type Way } from '../operations.fixture';
import { agentFor } from './agent.fixture';

/**
 * An operation as somebody sets it up who leaves everything to the model that can be left to it; and
 * what the model then says: an ID or key as text, the default of a number or switch, else `""`.
 * @param asText whether everything is said as text, as models do that do not heed a type
 */
function leftToModel({ parameters: fixed, properties }: Way, samples: Parameters, asText = false) {
	const said: Parameters = {};
	const fill = (fields: INodeProperties[], given: Parameters): Parameters =>
		Object.fromEntries(
			fields.flatMap((field) => {
				const value = given[field.name] as { value?: unknown } | undefined;
				if (field.type === 'collection') {
					const set = (field.options as INodeProperties[]).filter(
						({ name }) => name in (value ?? {}),
					);
					return [[field.name, fill(set, value as Parameters)]];
				}
				// A person says which fields there are; what stands in them may be the model's.
				if (field.type === 'resourceMapper') return [[field.name, given[field.name]]];
				const filled = filledByAi(field, asText ? 'string' : undefined, modeOf(value));
				// What cannot be left to a model is set by the person, where it has to be.
				if (!filled) return field.required ? [[field.name, given[field.name]]] : [];
				const isText = field.type !== 'boolean' && field.type !== 'number';
				const meant = value?.value ?? value ?? (isText ? '' : field.default);
				said[filled.key] = asText ? String(meant) : meant;
				return [[field.name, filled.value]];
			}),
		);
	return { parameters: { ...fixed, ...fill(properties, samples) }, said };
}

/** By ID, as the button leaves a field, unless a person has chosen By Name or Email. */
const modeOf = (given: unknown) =>
	(given as { mode?: string } | undefined)?.mode === 'name' ? 'name' : 'id';

const RECORDS = ['record', 'firstRecord', 'secondRecord', 'fromRecord', 'toRecord'];

const namesRecords = ({ properties }: Way): boolean =>
	properties.some(({ name }) => RECORDS.includes(name));

/** The samples, with each record called what people call it. */
function namedSamples({ sandbox }: Place, samples: Parameters): Parameters {
	const calledBy = (given: unknown): unknown => {
		const { properties = {} } = sandbox.state.records.get((given as { value: string }).value) ?? {};
		return byName(properties.email ?? properties.address);
	};
	return Object.fromEntries(
		Object.entries(samples).map(([name, given]) => [
			name,
			RECORDS.includes(name) ? calledBy(given) : given,
		]),
	);
}

describe('as a tool of an AI agent', () => {
	let place: Place;
	beforeEach(async () => {
		place = await openPlace();
	});

	it.each(WAYS.map((way) => [way.name, way] as const))(
		'%s gives a model what it gives a person',
		async (name, way) => {
			const samples = operationsOf(place.sandbox)[name];
			const { parameters, said } = leftToModel(way, samples);

			const { answer } = await agentFor(place.pitData).call(parameters, said);

			place.sandbox.renew();
			const items = await place.outputs(samples);
			const fieldsOf = (outputs: Parameters[]) => outputs.map((output) => Object.keys(output));
			expect(fieldsOf(JSON.parse(answer) as Parameters[])).toEqual(fieldsOf(items));
		},
	);

	it.each(WAYS.map((way) => [way.name, way] as const))(
		'%s takes numbers and switches that a model says as text',
		async (name, way) => {
			const samples = operationsOf(place.sandbox)[name];
			const { parameters, said } = leftToModel(way, samples, true);

			const { answer } = await agentFor(place.pitData).call(parameters, said);

			place.sandbox.renew();
			const items = await place.outputs(samples);
			expect(JSON.parse(answer)).toHaveLength(items.length);
		},
	);

	it.each(WAYS.filter(namesRecords).map((way) => [way.name, way] as const))(
		'%s finds the records that a model calls by email and address',
		async (name, way) => {
			const samples = namedSamples(place, operationsOf(place.sandbox)[name]);
			const { parameters, said } = leftToModel(way, samples);

			const { answer } = await agentFor(place.pitData).call(parameters, said);

			place.sandbox.renew();
			const undated = (outputs: string) => outputs.replace(/"\d{4}-\d\d-\d\dT[^"]+Z"/g, '"a date"');
			const items = await place.outputs(samples);
			expect(undated(answer)).toBe(undated(JSON.stringify(items)));
		},
	);

	it.each(WAYS.map((way) => [way.name, way] as const))(
		'%s is described by its action, and its fields by their display names',
		async (name, way) => {
			const { parameters, said } = leftToModel(way, operationsOf(place.sandbox)[name]);

			const { description, keys } = await agentFor(place.pitData).call(parameters, said);

			expect(description).toBe(`${way.action} in HighLevel Associations`);
			expect(keys.sort()).toEqual(Object.keys(said).sort());
		},
	);

	it.each([
		['commas', (ids: string[]) => ids.join(', ')],
		['lines', (ids: string[]) => ids.join('\n')],
		['a JSON array in text', (ids: string[]) => JSON.stringify(ids)],
	])('a list of IDs separated by %s is read as meant', async (_how, written) => {
		const { properties } = seeded(place.sandbox);
		const way = WAYS.find((each) => each.name === 'relation.createMany')!;
		const { parameters, said } = leftToModel(way, operationsOf(place.sandbox)[way.name]);
		const ids = properties.slice(1, 4);

		const { answer } = await agentFor(place.pitData).call(parameters, {
			...said,
			Linked_Record_IDs: written(ids),
		});

		const created = JSON.parse(answer) as Parameters[];
		expect(created.map(({ secondRecordId }) => secondRecordId)).toEqual(ids);
	});

	const model = (type: string) => `={{ $fromAI('said', '', '${type}') }}`;
	it.each([
		['no location', { locationId: model('string') }, '', {}],
		['no location', { locationId: model('string') }, 'null', {}],
		['a limit', { returnAll: false, limit: model('string') }, '2', { limit: 2 }],
		['no filter', { filters: { associations: model('string') } }, '', {}],
		['no filter', { filters: { associations: model('string') } }, 'undefined', {}],
		[
			'a list',
			{ filters: { associations: model('string') } },
			'["buyer_property"]',
			{ filters: { associations: ['buyer_property'] } },
		],
		[
			'a switch',
			{ options: { includeRecord: model('string') } },
			'true',
			{ options: { includeRecord: true } },
		],
		['a switch', { options: { includeRecord: model('string') } }, '', {}],
	])('%s is taken as a model means it: %j said as %j', async (_what, field, said, meant) => {
		const samples = operationsOf(place.sandbox)['relation.getAll'];
		const expected = await place.outputs({ ...samples, ...meant });

		const { answer } = await agentFor(place.pitData).call({ ...samples, ...field }, { said });

		expect(JSON.parse(answer)).toEqual(expected);
	});

	it('an error says what is wrong and what to do in one text', async () => {
		const way = WAYS.find((each) => each.name === 'relation.create')!;
		const { parameters, said } = leftToModel(way, operationsOf(place.sandbox)[way.name]);

		const { answer } = await agentFor(place.pitData).call(parameters, {
			...said,
			First_Record: 'no-such-record',
		});

		expect(answer).toMatch(/^Error: .*no-such-record/);
		expect(answer).toMatch(/Details: .{20}/);
	});
});

import { openPickers, type Pickers } from './pickers.fixture';

let search: Pickers['search'];

beforeEach(async () => {
	({ search } = await openPickers());
});

describe('the list of objects', () => {
	it('shows name and key, and finds either', async () => {
		const { results } = await search('getObjects');
		expect(results.map(({ name }) => name)).toContain('Property (custom_objects.property)');
		expect(results).toHaveLength(4);
		const found = await search('getObjects', {}, 'COMP');
		expect(found.results).toEqual([{ name: 'Company (business)', value: 'business' }]);
	});
});

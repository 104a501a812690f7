import { looksLikeId } from '../../../nodes/highLevel/model/associationRef';

it.each([
	['6717c4e0a1b2c3d4e500000a', true],
	['OPPORTUNITIES_CONTACTS_ASSOCIATION', true],
	['buyer_property', false],
	['6717c4e0a1b2c3d4e500000', false],
	['6717c4e0a1b2c3d4e500000a0', false],
	['x6717c4e0a1b2c3d4e500000a', false],
	['BUYER', false],
	['BUYER_PROPERTY', false],
	['BUSINESSES_CONTACTS_ASSOCIATION_x', false],
	['BUYER_', false],
	['BUYER_PROPERTY_x', false],
	['x_BUYER_PROPERTY', false],
])('takes %s for an ID: %s', (name, expected) => {
	expect(looksLikeId(name)).toBe(expected);
});

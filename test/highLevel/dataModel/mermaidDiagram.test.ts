import { mermaidDiagram } from '../../../nodes/highLevel/dataModel/mermaidDiagram';
import type { Association } from '../../../nodes/highLevel/model/shapes';

const contact = { key: 'contact', plural: 'Contacts' };
const property = { key: 'custom_objects.property', plural: 'Properties', records: 40 };
const buyer: Association = {
	id: 'a1',
	key: 'buyer_property',
	firstObjectKey: 'contact',
	firstObjectLabel: 'Buyer',
	secondObjectKey: 'custom_objects.property',
	secondObjectLabel: 'Property bought',
};

it('draws each object with its name and count, and each association with both labels', () => {
	expect(mermaidDiagram([contact, property], [buyer]).split('\n')).toEqual([
		'erDiagram',
		'    contact["Contacts"]',
		'    property["Properties (40)"]',
		'    contact }o--o{ property : "Buyer / Property bought"',
	]);
});

it.each([
	['ONE_TO_ONE', '|o--o|'],
	['ONE_TO_MANY', '|o--o{'],
	['MANY_TO_ONE', '}o--o|'],
	['MANY_TO_MANY', '}o--o{'],
	[undefined, '}o--o{'],
])('draws the cardinality %s as %s', (cardinality, line) => {
	const association = { ...buyer, firstObjectToSecondObjectCardinality: cardinality };
	expect(mermaidDiagram([contact, property], [association])).toContain(` ${line} `);
});

it('understands the bare keys of the second family, and shows the key where there are no labels', () => {
	const { id, key, firstObjectKey } = buyer;
	const association = { id, key, firstObjectKey, secondObjectKey: 'property' };
	expect(mermaidDiagram([contact, property], [association])).toContain(
		'contact }o--o{ property : "buyer_property"',
	);
});

it('shows a label that both sides share once', () => {
	const friends = { ...buyer, secondObjectKey: 'contact', secondObjectLabel: 'Buyer' };
	expect(mermaidDiagram([contact], [friends])).toContain('contact }o--o{ contact : "Buyer"');
});

it('gives objects whose keys come to the same word different names', () => {
	const objects = [{ key: 'custom_objects.my-pet' }, { key: 'custom_objects.my_pet' }];
	const lines = mermaidDiagram(objects, []).split('\n').slice(1);
	expect(lines.map((line) => line.trim().split('[')[0])).toEqual(['my_pet', 'my_pet_2']);
});

it('names an object whose key begins with a digit', () => {
	expect(mermaidDiagram([{ key: 'custom_objects.3d' }], [])).toContain('object_3d[');
});

it.each([
	['quotes', 'the "big" one', "the 'big' one"],
	['a directive', '%%{init: {"theme":"dark"}}%%', "% init: 'theme':'dark' %"],
	['lines', 'one\ntwo', 'one two'],
	['tags', '<b>x</b>', '‹b›x‹/b›'],
])('lets a label with %s end no quoted text and start nothing', (_, typed, shown) => {
	const diagram = mermaidDiagram([contact, property], [{ ...buyer, firstObjectLabel: typed }]);
	const label = /"([^"]*)"$/.exec(diagram)?.[1];
	expect(label?.replace(/ +/g, ' ')).toBe(`${shown} / Property bought`);
	expect(diagram).not.toContain('%%');
	expect(diagram.split('\n')).toHaveLength(4);
});

import { bareKey, schemaKey } from '../model/objectKeys';
import type { Association } from '../model/shapes';
import type { ModelObject } from './DataModel';

/**
 * Objects and associations as a Mermaid entity relationship diagram, which GitHub, many wikis and
 * Markdown viewers draw. Where an association does not say how many records each side may have, it is
 * drawn as many to many, HighLevel's default.
 */
export function mermaidDiagram(objects: ModelObject[], associations: Association[]): string {
	const entities = entityNames(objects);
	const lines = objects.map((object) => {
		const { key, plural, records } = object;
		const count = typeof records === 'number' ? ` (${records})` : '';
		return `${entities.get(schemaKey(key))}["${plainText(plural ?? key)}${count}"]`;
	});
	for (const association of associations) {
		const [first, second] = [association.firstObjectKey, association.secondObjectKey].map(
			(key) => key && entities.get(schemaKey(key)),
		);
		if (!first || !second) continue;
		lines.push(`${first} ${connector(association)} ${second} : "${labelOf(association)}"`);
	}
	return ['erDiagram', ...lines.map((line) => `    ${line}`)].join('\n');
}

/** A name for each object that Mermaid takes unquoted, and no two alike. */
function entityNames(objects: ModelObject[]): Map<string, string> {
	const names = new Map<string, string>();
	const taken = new Set<string>();
	for (const { key } of objects) {
		const plain = bareKey(key).replace(/[^A-Za-z0-9]+/g, '_');
		const name = /^[A-Za-z]/.test(plain) ? plain : `object_${plain}`;
		let unique = name;
		for (let next = 2; taken.has(unique.toLowerCase()); next++) unique = `${name}_${next}`;
		taken.add(unique.toLowerCase());
		names.set(schemaKey(key), unique);
	}
	return names;
}

/** Both sides' labels, or the key where a family keeps no labels. */
function labelOf({ key, id, firstObjectLabel, secondObjectLabel }: Association): string {
	const labels = [firstObjectLabel, secondObjectLabel].filter(Boolean).map(String);
	return plainText([...new Set(labels)].join(' / ') || (key ?? id));
}

/** The ends of a line, by the two cardinalities that HighLevel's webhooks name (doc). */
function connector(association: Association): string {
	const cardinality = String(
		association.firstObjectToSecondObjectCardinality ?? 'MANY_TO_MANY',
	).toUpperCase();
	const [first, second] = cardinality.split('_TO_');
	return `${first === 'ONE' ? '|o' : '}o'}--${second === 'ONE' ? 'o|' : 'o{'}`;
}

/**
 * Text that ends no quoted name and starts no directive: labels and names are whatever somebody typed
 * into HighLevel.
 */
function plainText(text: string): string {
	return text
		.replace(/[\s\p{Cc}]+/gu, ' ')
		.replace(/["`]/g, "'")
		.replace(/%{2,}/g, '%')
		.replace(/</g, '‹')
		.replace(/>/g, '›')
		.replace(/[#;{}\\]/g, ' ')
		.trim();
}

import type { FastifySchemaValidationError } from 'fastify/types/schema';

import { Refusal } from './Refusal';

/** Text that must be there and not be empty. */
export const TEXT = { type: 'string', minLength: 1 } as const;

/** A whole number from 0 up, as a query carries it. */
export const COUNT = { type: 'string', pattern: '^[0-9]+$' } as const;

/** An object with exactly these fields, `required` among them. */
export function fields(
	properties: Record<string, object>,
	required: readonly string[] = Object.keys(properties),
): object {
	return { type: 'object', additionalProperties: false, required, properties };
}

/** A query or body with no field at all. */
export const NOTHING = fields({});

/**
 * A schema's findings in HighLevel's words. Unknown or wrong: 422 (seen). Missing: 422, or `missing`
 * where the family says otherwise. Everything found is named at once, as in its array messages.
 */
export function validationRefusal(
	findings: readonly FastifySchemaValidationError[],
	missing: number,
): Refusal {
	const onlyMissing = findings.every(
		({ keyword }) => keyword === 'required' || keyword === 'minLength',
	);
	const messages = [...new Set(findings.flatMap(messagesOf))];
	if (onlyMissing && missing !== 422) return new Refusal(missing, messages.join(', '));
	return new Refusal(422, messages);
}

function messagesOf({
	keyword,
	params,
	instancePath,
	message,
}: FastifySchemaValidationError): string[] {
	const name = instancePath.slice(1).replaceAll('/', '.') || 'the body';
	switch (keyword) {
		case 'additionalProperties':
			return [`property ${String(params.additionalProperty)} should not exist`];
		case 'required':
			return [`${String(params.missingProperty)} should not be empty`];
		case 'minLength':
			return [`${name} should not be empty`];
		case 'maxLength':
			return [`${name} must be shorter than or equal to ${String(params.limit)} characters`];
		case 'pattern':
			return [`${name} must be a number string`];
		case 'minimum':
			return [`${name} must not be less than ${String(params.limit)}`];
		case 'maximum':
			return [`${name} must not be greater than ${String(params.limit)}`];
		case 'type':
			return [`${name} must be of type ${String(params.type)}`];
		default:
			return [`${name} ${message ?? 'is invalid'}`];
	}
}

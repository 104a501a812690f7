import { randomUUID } from 'node:crypto';

import type { FastifyInstance } from 'fastify';

import { contactView } from '../../answers/recordViews';
import { Refusal } from '../../answers/Refusal';
import { fields, NOTHING, TEXT } from '../../answers/validation';
import type { RouteContext } from '../context';
import { holdingsFor } from '../LocationHoldings';
import { findDuplicate } from './duplicateContacts';

type ContactBody = Record<string, unknown> & { locationId: string };

const WORDS = { type: 'string' } as const;

/** What a contact is made of (API reference). */
const CONTACT_BODY = {
	firstName: WORDS,
	lastName: WORDS,
	name: WORDS,
	email: WORDS,
	phone: WORDS,
	gender: WORDS,
	address1: WORDS,
	city: WORDS,
	state: WORDS,
	country: WORDS,
	postalCode: WORDS,
	website: WORDS,
	timezone: WORDS,
	source: WORDS,
	companyName: WORDS,
	assignedTo: WORDS,
	dateOfBirth: WORDS,
	dnd: { type: 'boolean' },
	tags: { type: 'array', items: WORDS },
	customFields: { type: 'array' },
} as const;

const WRITE = { config: { scope: 'contacts.write' } } as const;
const NEW_CONTACT = fields({ locationId: TEXT, ...CONTACT_BODY }, ['locationId']);

/** Contacts are made, changed, or whichever of the two fits. */
export async function contactWriteRoutes(
	app: FastifyInstance,
	context: RouteContext,
): Promise<void> {
	const { state, settings } = context;
	const held = holdingsFor(context);

	const add = ({ locationId, ...body }: ContactBody) =>
		state.records.add({ objectKey: 'contact', locationId, properties: propertiesOf(body) });

	const duplicateOf = ({ locationId, email, phone }: ContactBody) =>
		findDuplicate(state, settings, locationId, { email, phone });

	app.post<{ Body: ContactBody }>(
		'/contacts/',
		{ ...WRITE, schema: { querystring: NOTHING, body: NEW_CONTACT } },
		async (request, reply) => {
			const found = settings.allowDuplicateContacts ? undefined : duplicateOf(request.body);
			if (found) {
				const { record, matchingField } = found;
				// Seen, undocumented.
				throw new Refusal(400, 'This location does not allow duplicated contacts.', {
					meta: {
						contactId: record.id,
						contactName: record.properties.contactName,
						matchingField,
					},
				});
			}
			return reply.code(201).send({ contact: contactView(add(request.body)) });
		},
	);

	app.post<{ Body: ContactBody & { createNewIfDuplicateAllowed?: boolean } }>(
		'/contacts/upsert',
		{
			...WRITE,
			schema: {
				querystring: NOTHING,
				body: fields(
					{ locationId: TEXT, ...CONTACT_BODY, createNewIfDuplicateAllowed: { type: 'boolean' } },
					['locationId'],
				),
			},
		},
		async (request) => {
			const { createNewIfDuplicateAllowed, ...body } = request.body;
			const alwaysNew = createNewIfDuplicateAllowed && settings.allowDuplicateContacts;
			const found = alwaysNew ? undefined : duplicateOf(body as ContactBody);
			const contact = found
				? state.records.update(found.record.id, changesOf(found.record.properties, body))
				: add(body as ContactBody);
			return { new: !found, contact: contactView(contact), traceId: randomUUID() };
		},
	);

	app.put<{ Params: { id: string }; Body: Record<string, unknown> }>(
		'/contacts/:id',
		{ ...WRITE, schema: { querystring: NOTHING, body: fields({ ...CONTACT_BODY }, []) } },
		async (request) => {
			const { id, properties } = held(request).record(
				request.params.id,
				'contact',
				'No contact found for this id',
			);
			const contact = state.records.update(id, changesOf(properties, request.body));
			return { succeded: true, contact: contactView(contact) };
		},
	);

	app.delete<{ Params: { id: string } }>(
		'/contacts/:id',
		{ ...WRITE, schema: { querystring: NOTHING } },
		async (request) => {
			const { id } = held(request).record(request.params.id, 'contact');
			state.records.remove(id);
			return { succeded: true };
		},
	);
}

/** A new contact's properties: first and last name from a full one where only that is given. */
function propertiesOf({ name, ...given }: Record<string, unknown>): Record<string, unknown> {
	if (typeof name === 'string' && given.firstName === undefined && given.lastName === undefined) {
		const [firstName, ...rest] = name.trim().split(/\s+/);
		given.firstName = firstName;
		given.lastName = rest.join(' ');
	}
	const names = [given.firstName, given.lastName].filter(Boolean);
	const email = typeof given.email === 'string' ? given.email.trim().toLowerCase() : undefined;
	return {
		...given,
		...(names.length > 0 && { contactName: names.join(' ') }),
		...(email && { email }),
	};
}

/** What a change sets: a name's parts with the ones kept. */
function changesOf(
	{ firstName, lastName }: Record<string, unknown>,
	{ locationId: _, ...body }: Record<string, unknown>,
): Record<string, unknown> {
	const named = ['name', 'firstName', 'lastName'].some((key) => body[key] !== undefined);
	const kept = named && body.name === undefined ? { firstName, lastName } : {};
	return propertiesOf({ ...kept, ...body });
}

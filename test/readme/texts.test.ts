import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { SCOPES } from '../../credentials/scopes';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { responseError } from '../../nodes/highLevel/api/errors';
import {
	MOST_ASSOCIATIONS,
	MOST_RECORDS,
	MOST_RELATIONS,
} from '../../nodes/highLevel/polling/bounds';
import {
	REMEMBERED_HOURS,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
} from '../../nodes/highLevel/webhooks/deliveryMemory';
import { REQUEST_TIMEOUT_MS } from '../../nodes/connection/requestTimeout';
import { createEngine } from '../harness/engine';
import { publishedSources, ROOT, textOf } from '../package/sourceFiles';
import { readme, troubleTexts } from './readme';

/** The published sources, with what a template fills in and quotes' backslashes taken out. */
const sources = publishedSources()
	.map(textOf)
	.join('\n')
	.replace(/\\(['"])/g, '$1')
	.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');

/** Texts that are put together from several parts, as they come out. */
async function spokenTexts(): Promise<string[]> {
	const request = { method: 'GET', path: '/', scope: 'associations.readonly' } as const;
	const refusal = (status: number, message: string) =>
		responseError(request, { status, headers: {}, body: { message } }, { locationId: 'here' })
			.message;
	const engine = createEngine({
		nodes: [HighLevelAssociations],
		credentials: [HighLevelPrivateIntegrationApi],
	});
	const type = 'highLevelPrivateIntegrationApi';
	engine.setCredential('any', type, { accessToken: 'pit-any', locationId: 'here' });
	const refusedList = async (linkedRecordIds: unknown) => {
		const locator = (value: string) => ({ __rl: true, mode: 'id', value });
		const { error } = await engine.runNode({
			type: 'highLevelAssociations',
			parameters: {
				resource: 'relation',
				operation: 'createMany',
				association: locator('any'),
				record: locator('record'),
				linkedRecordIds,
			},
			credentials: { [type]: 'any' },
		});
		return String(error?.message);
	};
	return [
		refusal(401, 'The token is not authorized for this scope.'),
		refusal(403, 'The token does not have access to this location.'),
		await refusedList('={{ " " }}'),
		await refusedList('={{ true }}'),
		await refusedList('={{ [{}] }}'),
	];
}

it('lists texts that the nodes say, word for word', async () => {
	const texts = troubleTexts();
	expect(texts.length).toBeGreaterThan(20);
	const spoken = await spokenTexts();
	const isSaid = (text: string) =>
		text.split('…').every((part) => sources.includes(part)) ||
		spoken.some((message) => fits(text, message));
	expect(texts.filter((text) => !isSaid(text))).toEqual([]);
});

/** Whether the message is the text, with anything in the place of each "…". */
function fits(text: string, message: string): boolean {
	const parts = text.split('…').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
	return new RegExp(`^${parts.join('.+')}$`).test(message);
}

it('names every scope the OAuth2 credential asks for', () => {
	expect(SCOPES.filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
});

it.each([
	['deliveries remembered', REMEMBERED_IN_PROCESS],
	['deliveries that outlive a restart', REMEMBERED_IN_TEXT],
	['hours they are remembered', REMEMBERED_HOURS],
	['relations polled', MOST_RELATIONS],
	['associations polled', MOST_ASSOCIATIONS],
	['records polled', MOST_RECORDS],
	['seconds until a request counts as lost', REQUEST_TIMEOUT_MS / 1000],
])('tells the number of %s', (_, figure) => {
	const [, limits] = readme.split('\n## Limits\n');
	expect(limits.split('\n## ')[0]).toContain(figure.toLocaleString('en'));
});

it('links to files and sections that exist', () => {
	const links = [...readme.matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
	const headings = [...readme.matchAll(/^#+ (.*)$/gm)].map(
		([, heading]) =>
			`#${heading
				.toLowerCase()
				.replace(/[^\w -]/g, '')
				.replace(/ /g, '-')}`,
	);
	const local = links.filter((target) => !target.startsWith('http'));
	const dead = local.filter((target) =>
		target.startsWith('#') ? !headings.includes(target) : !existsSync(join(ROOT, target)),
	);
	expect(local.length).toBeGreaterThan(10);
	expect(dead).toEqual([]);
});

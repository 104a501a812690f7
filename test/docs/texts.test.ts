import { existsSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { SCOPES } from '../../credentials/scopes';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsPollTrigger } from '../../nodes/HighLevelAssociationsPollTrigger/HighLevelAssociationsPollTrigger.node';
import { faultError, responseError } from '../../nodes/highLevel/api/errors';
import type { HighLevelRequest } from '../../nodes/highLevel/api/http';
import {
	MOST_ASSOCIATIONS,
	MOST_RECORDS,
	MOST_RECORDS_OF_OBJECT,
	MOST_RELATIONS,
} from '../../nodes/highLevel/polling/bounds';
import {
	REMEMBERED_HOURS,
	REMEMBERED_IN_PROCESS,
	REMEMBERED_IN_TEXT,
} from '../../nodes/highLevel/webhooks/DeliveryMemory';
import { REQUEST_TIMEOUT_MS } from '../../nodes/connection/requestTimeout';
import { createEngine } from '../harness/engine';
import { publishedSources, ROOT, textOf } from '../package/sourceFiles';
import { anchorsOf, DOCUMENTS, documentText, troubleTexts } from './documents';

/** The published sources, with what a template fills in and quotes' backslashes taken out. */
const sources = publishedSources()
	.map(textOf)
	.join('\n')
	.replace(/\\(['"])/g, '$1')
	.replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…');

/** Texts that are put together from several parts, as they come out. */
async function spokenTexts(): Promise<string[]> {
	const request = { method: 'GET', path: '/', scope: 'associations.readonly' } as const;
	const refusal = (status: number, message: string, asked: HighLevelRequest = request) =>
		responseError(asked, { status, headers: {}, body: { message } }, { locationId: 'here' })
			.message;
	const exchange = { method: 'POST', path: '/oauth/locationToken', form: {} } as const;
	const engine = createEngine({
		nodes: [HighLevelAssociations, HighLevelAssociationsPollTrigger],
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
	const refusedPoll = async (events: string[]) => {
		const poll = { type: 'highLevelAssociationsPollTrigger', parameters: { events } };
		return await engine.poll(poll).then(String, ({ message }: Error) => message);
	};
	return [
		refusal(401, 'The token is not authorized for this scope.'),
		refusal(403, 'The token does not have access to this location.'),
		refusal(422, 'Both object labels can not be same'),
		refusal(404, 'Cannot GET /v1/associations/'),
		refusal(400, 'Location is not active', exchange),
		faultError({ fault: 'refused', reason: '', said: 'Location is not active' }, false).message,
		await refusedList('={{ " " }}'),
		await refusedList('={{ true }}'),
		await refusedList('={{ [{}] }}'),
		await refusedPoll([]),
		await refusedPoll(['RelationCreate']),
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
	const readme = documentText('README.md');
	expect(SCOPES.filter((scope) => !readme.includes(`\`${scope}\``))).toEqual([]);
});

it.each([
	['deliveries remembered', REMEMBERED_IN_PROCESS],
	['deliveries that outlive a restart', REMEMBERED_IN_TEXT],
	['hours they are remembered', REMEMBERED_HOURS],
	['relations polled', MOST_RELATIONS],
	['associations polled', MOST_ASSOCIATIONS],
	['records polled', MOST_RECORDS],
	['records read of an object', MOST_RECORDS_OF_OBJECT],
	['seconds until a request counts as lost', REQUEST_TIMEOUT_MS / 1000],
])('tells the number of %s', (_, figure) => {
	expect(documentText('docs/limits.md')).toContain(figure.toLocaleString('en'));
});

/** Where the repository's files are on the web: what the page on npm has to lead to. */
const ON_THE_WEB =
	'https://github.com/n8n-nodes-highlevel-associations/n8n-nodes-highlevel-associations/blob/main/';

it.each(DOCUMENTS)('%s links to files and sections that exist', (path) => {
	const links = [...documentText(path).matchAll(/\]\(([^)]+)\)/g)].map(([, target]) => target);
	const ours = links.filter(
		(target) => target.startsWith(ON_THE_WEB) || !target.startsWith('http'),
	);
	const dead = ours.filter((target) => {
		const [file, anchor] = target.replace(ON_THE_WEB, '').split('#');
		const folder = target.startsWith(ON_THE_WEB) ? '' : dirname(path);
		const led = file === '' ? path : normalize(join(folder, file));
		if (!existsSync(join(ROOT, led))) return true;
		return anchor !== undefined && !anchorsOf(led).includes(`#${anchor}`);
	});
	expect(dead).toEqual([]);
});

it('leads from the README (or, to what contributors read, from CONTRIBUTING) to each page in docs/, by addresses that work on npm too', () => {
	const forContributors = [...documentText('CONTRIBUTING.md').matchAll(/\]\((docs\/[^)#]+)/g)];
	const pages = DOCUMENTS.filter(
		(path) => path.startsWith('docs/') && !forContributors.some(([, led]) => led === path),
	);
	expect(pages.length).toBeGreaterThan(5);
	const readme = documentText('README.md');
	expect(pages.filter((page) => !readme.includes(`](${ON_THE_WEB}${page}`))).toEqual([]);
});

import { HighLevelAssociationsOAuth2Api } from '../../credentials/HighLevelAssociationsOAuth2Api.credentials';
import { HighLevelPrivateIntegrationApi } from '../../credentials/HighLevelPrivateIntegrationApi.credentials';
import { runDemo, type DemoOptions } from '../../demo/runDemo';
import { Teller } from '../../demo/Teller';
import { HighLevelAssociations } from '../../nodes/HighLevelAssociations/HighLevelAssociations.node';
import { HighLevelAssociationsTrigger } from '../../nodes/HighLevelAssociationsTrigger/HighLevelAssociationsTrigger.node';
import type { Sandbox } from '../../sandbox/index';

const classes = {
	nodes: [HighLevelAssociations, HighLevelAssociationsTrigger],
	credentials: [HighLevelPrivateIntegrationApi, HighLevelAssociationsOAuth2Api],
};

/** Runs the tour in this process, with what it tells caught. */
export async function takeTour(options: Partial<DemoOptions> = {}) {
	let told = '';
	const teller = new Teller({
		write: (text) => (told += text),
		color: false,
		live: false,
		width: 500,
	});
	const { signal } = new AbortController();
	const code = await runDemo({ classes, teller, env: {}, signal, ...options });
	/** The steps, by mark and name. */
	const steps = [...told.matchAll(/^ {2}([✓✗]) (.{27}) (.*)$/gm)].map(
		([, mark, what, outcome]) => ({ good: mark === '✓', what: what.trim(), outcome }),
	);
	return { code, told, steps };
}

/** The environment that makes the tour take the sandbox for a real account. */
export const asRealAccount = (sandbox: Sandbox) => ({
	HIGHLEVEL_TOKEN: sandbox.pit,
	HIGHLEVEL_LOCATION_ID: sandbox.locationId,
	HIGHLEVEL_BASE_URL: sandbox.url,
});

/** What the sandbox holds, to be compared before and after. */
export const holdings = ({ state }: Sandbox) => ({
	associations: state.associations.list().map(({ key }) => key),
	relations: state.relations.list().map(({ id }) => id),
	records: state.records.size,
});

import type { IWebhookDescription } from 'n8n-workflow';
import { EVENT_NAMES, urlNameOf } from '../highLevel/webhooks/eventNames';

/** The path of the URL that names no event; workflows of earlier versions have it in HighLevel. */
const PATH = 'webhook';

const SELECTED = '[$parameter["events"]].flat().join()';

function webhookAt(path: string, ndvHideUrl: string): IWebhookDescription {
	return {
		name: 'default',
		httpMethod: 'POST',
		responseMode: 'onReceived',
		// Empty, so that n8n asks for `webhookResponse`: without this field it would not (seen in n8n 2.40).
		responseData: '',
		path,
		ndvHideUrl,
	};
}

/**
 * The trigger's URLs: one for each event, so that an event without its name can be told by where it
 * came, and one that names none. All of them receive; the editor shows those of the selected events, and
 * the other one where none is selected.
 */
export const webhookUrls: IWebhookDescription[] = [
	webhookAt(PATH, `={{ /${EVENT_NAMES.join('|')}/.test(${SELECTED}) }}`),
	...EVENT_NAMES.map((name) =>
		webhookAt(`${PATH}/${urlNameOf(name)}`, `={{ !${SELECTED}.includes("${name}") }}`),
	),
];

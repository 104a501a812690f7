import type { IDataObject } from 'n8n-workflow';

/** What a trial is given about the sandbox it runs on, and what it finds there. */
export interface TrialPlace {
	packageName: string;
	/** Fields of the private integration's credential. */
	privateIntegration: IDataObject;
	/** Fields of the OAuth credential; its access token is refused, its refresh token is good. */
	oAuth2: IDataObject;
	/** The same with a good token that lacks the scope to link records. */
	readingOAuth2: IDataObject;
	/** An association of contacts with properties. */
	associationKey: string;
	/** A property without links. */
	property: string;
	/** Contacts to link with it. */
	contacts: string[];
	/** A relation as an event tells it. */
	event: IDataObject;
}

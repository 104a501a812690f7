import { Credentials, getAdditionalKeys } from 'n8n-core';
import type {
	ICredentialDataDecryptedObject,
	ICredentialsExpressionResolveValues,
	ICredentialType,
	IDataObject,
	IExecuteData,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	INodeTypes,
	IRequestOptionsSimplified,
	IWorkflowExecuteAdditionalData,
	Workflow,
	WorkflowExecuteMode,
} from 'n8n-workflow';
import { ICredentialsHelper, NodeHelpers } from 'n8n-workflow';
import { resolveAlone, resolveWithin, withDefaults } from './credentialData';
import { OAuth2Api } from './oAuth2Api';

/** A credential's class, of the TypeScript sources or of the built package. */
export type CredentialClass = new () => ICredentialType;

interface Stored {
	type: string;
	data: ICredentialDataDecryptedObject;
}

/** What n8n's credential store does, with the credentials in memory. */
export class CredentialsInMemory extends ICredentialsHelper {
	private readonly types = new Map<string, ICredentialType>();
	private readonly stored = new Map<string, Stored>();

	/** How often n8n stored a refreshed OAuth token. */
	refreshes = 0;
	/** How often a credential was read. */
	reads = 0;

	constructor(
		classes: CredentialClass[],
		private readonly nodeTypes: INodeTypes,
	) {
		super();
		for (const CredentialClass of [OAuth2Api, ...classes]) {
			const credentialType = new CredentialClass();
			this.types.set(credentialType.name, credentialType);
		}
	}

	type(name: string): ICredentialType {
		const found = this.types.get(name);
		if (!found) throw new Error(`No credential type ${name}`);
		return found;
	}

	set(id: string, type: string, data: ICredentialDataDecryptedObject) {
		this.type(type);
		this.stored.set(id, { type, data: structuredClone(data) });
	}

	/** What is stored: no defaults filled in, no expressions resolved. */
	get(id: string): Stored {
		const found = this.stored.get(id);
		if (!found) throw new Error(`No credential ${id}; set it with engine.setCredential`);
		return found;
	}

	getParentTypes(name: string): string[] {
		const parents = this.type(name).extends ?? [];
		return [...parents, ...parents.flatMap((parent) => this.getParentTypes(parent))];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	getCredentialsProperties(type: string): INodeProperties[] {
		const credentialType = this.type(type);
		const merged: INodeProperties[] = [];
		for (const parent of credentialType.extends ?? []) {
			NodeHelpers.mergeNodeProperties(merged, this.getCredentialsProperties(parent));
		}
		NodeHelpers.mergeNodeProperties(merged, credentialType.properties);
		return merged;
	}

	async getCredentials({ id, name }: INodeCredentialsDetails, type: string) {
		const credentials = new Credentials({ id, name }, type);
		await credentials.setData(this.get(id ?? '').data);
		return credentials;
	}

	async getDecrypted(
		additionalData: IWorkflowExecuteAdditionalData,
		{ id }: INodeCredentialsDetails,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		raw?: boolean,
		within?: ICredentialsExpressionResolveValues,
	): Promise<ICredentialDataDecryptedObject> {
		this.reads++;
		const stored = this.get(id ?? '');
		if (stored.type !== type) throw new Error(`The credential ${id} is not a ${type}`);
		const data = structuredClone(stored.data);
		return raw ? data : this.complete(additionalData, data, type, mode, executeData, within);
	}

	/** The credential as a node reads it: the class's defaults filled in, expressions resolved. */
	complete(
		additionalData: IWorkflowExecuteAdditionalData,
		stored: ICredentialDataDecryptedObject,
		type: string,
		mode: WorkflowExecuteMode,
		executeData?: IExecuteData,
		within?: ICredentialsExpressionResolveValues,
	): ICredentialDataDecryptedObject {
		const keys = getAdditionalKeys(additionalData, mode, null, { isCredential: true });
		const data = withDefaults(this.getCredentialsProperties(type), stored);
		return within
			? resolveWithin(within, data, mode, keys, executeData)
			: resolveAlone(this.nodeTypes, data, mode, keys);
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		requestOptions: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = requestOptions as IHttpRequestOptions;
		const { authenticate } = this.type(typeName);
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		if (!authenticate || !workflow || !node) return options;
		const resolved = (text: string) =>
			text.startsWith('=')
				? String(
						workflow.expression.getSimpleParameterValue(node, text, 'internal', {
							$credentials: credentials,
						}) ?? '',
					)
				: text;
		for (const [part, values] of Object.entries(authenticate.properties)) {
			const target = ((options as unknown as IDataObject)[part] ??= {}) as IDataObject;
			for (const [name, value] of Object.entries(values as Record<string, string>)) {
				target[resolved(name)] = resolved(String(value));
			}
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		typeName: string,
		node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const { properties, preAuthentication } = this.type(typeName);
		const expirable = properties.find(({ typeOptions }) => typeOptions?.expirable === true);
		if (!expirable || !preAuthentication) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = (await preAuthentication.call(helpers, credentials)) as IDataObject;
		const details = node.credentials?.[typeName];
		if (details) await this.updateCredentials(details, typeName, output as never);
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<ICredentialDataDecryptedObject | undefined> {
		return undefined;
	}

	async updateCredentials(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		Object.assign(this.get(id ?? '').data, structuredClone(data));
	}

	async updateCredentialsOauthTokenData(
		{ id }: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.refreshes++;
		this.get(id ?? '').data.oauthTokenData = structuredClone(data.oauthTokenData);
	}
}

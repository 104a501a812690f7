import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** A tool as a model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	/** JSON schema of what the model has to fill in. */
	parameters: { properties: Record<string, { type?: string; description?: string }> };
}

interface ChatRequest {
	tools?: Array<{ function: OfferedTool }>;
	messages: Array<{ role: string; content?: unknown }>;
}

/**
 * A chat model on loopback that speaks as OpenAI's does: asked for the first time it calls the only tool
 * with the arguments given here, and when it has the tool's answer it repeats that.
 */
export class ChatModel {
	/** Of the last request that offered any. */
	offered: OfferedTool[] = [];

	private constructor(
		private readonly app: ReturnType<typeof Fastify>,
		private readonly callWith: Record<string, unknown>,
	) {}

	static async start(callWith: Record<string, unknown>): Promise<ChatModel> {
		const app = Fastify({ forceCloseConnections: true, bodyLimit: 10_000_000 });
		const model = new ChatModel(app, callWith);
		app.get('/v1/models', async () => ({ object: 'list', data: [{ id: MODEL, object: 'model' }] }));
		app.post<{ Body: ChatRequest }>('/v1/chat/completions', async ({ body }) => model.answer(body));
		await app.listen({ port: 0, host: '127.0.0.1' });
		return model;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.app.server.address() as AddressInfo).port}/v1`;
	}

	async close(): Promise<void> {
		await this.app.close();
	}

	private answer({ tools = [], messages }: ChatRequest): unknown {
		this.offered = tools.map((tool) => tool.function);
		const answer = messages.find(({ role }) => role === 'tool');
		const message = answer
			? { role: 'assistant', content: `The tool said: ${JSON.stringify(answer.content)}` }
			: {
					role: 'assistant',
					content: null,
					tool_calls: [
						{
							id: 'call_1',
							type: 'function',
							function: {
								name: this.offered[0]?.name,
								arguments: JSON.stringify(this.callWith),
							},
						},
					],
				};
		return {
			id: 'chatcmpl-1',
			object: 'chat.completion',
			created: 1,
			model: MODEL,
			choices: [{ index: 0, message, finish_reason: answer ? 'stop' : 'tool_calls' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

const MODEL = 'loopback';

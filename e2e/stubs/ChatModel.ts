import Fastify from 'fastify';
import type { AddressInfo } from 'node:net';

/** A tool as a model is told of it. */
export interface OfferedTool {
	name: string;
	description: string;
	/** JSON schema of what the model has to fill in. */
	parameters: { properties: Record<string, { type?: string; description?: string }> };
}

/** What the model decides to do. */
export interface ToolCall {
	/** The tool's name as n8n offers it: its node's, with `_` for blanks. */
	tool: string;
	args: Record<string, unknown>;
}

interface ChatRequest {
	tools?: Array<{ function: OfferedTool }>;
	messages: Array<{ role: string; content?: unknown }>;
}

/**
 * A chat model on loopback that speaks as OpenAI's does: it makes the calls given here one after the
 * other, each when it has the answer to the one before, and then repeats all answers.
 */
export class ChatModel {
	/** Of the last request that offered any. */
	offered: OfferedTool[] = [];

	private constructor(
		private readonly app: ReturnType<typeof Fastify>,
		private readonly calls: ToolCall[],
	) {}

	static async start(calls: ToolCall[]): Promise<ChatModel> {
		const app = Fastify({ forceCloseConnections: true, bodyLimit: 10_000_000 });
		const model = new ChatModel(app, calls);
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
		// What the agent remembers of earlier questions comes before the last one.
		const asked = messages.map(({ role }) => role).lastIndexOf('user');
		const answers = messages.slice(asked).filter(({ role }) => role === 'tool');
		const call = this.calls.at(answers.length);
		const said = answers.map(({ content }) => JSON.stringify(content)).join('\n');
		const message = call
			? { role: 'assistant', content: null, tool_calls: [asToolCall(call, answers.length)] }
			: { role: 'assistant', content: `The tools said:\n${said}` };
		return {
			id: 'chatcmpl-1',
			object: 'chat.completion',
			created: 1,
			model: MODEL,
			choices: [{ index: 0, message, finish_reason: call ? 'tool_calls' : 'stop' }],
			usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
		};
	}
}

function asToolCall({ tool, args }: ToolCall, at: number): object {
	const called = { name: tool, arguments: JSON.stringify(args) };
	return { id: `call_${at + 1}`, type: 'function', function: called };
}

const MODEL = 'loopback';

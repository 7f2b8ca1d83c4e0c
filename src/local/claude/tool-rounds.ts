import type { AssistantBlock, MessagesBody } from './request-body.ts';

/** What Claude wrote in a round that ended in a tool call, to compare it with what is sent back. */
interface Issued {
  readonly prefix: string;
  readonly blocks: string;
}

/** The rounds that ended in a tool call, by the call's id. */
export type ToolRounds = Map<string, Issued>;

/** What must stay byte for byte the same from one round to the next. */
function prefixOf(body: MessagesBody, messages: number): string {
  const { model, system, tools } = body;
  return JSON.stringify({ model, system, tools, messages: body.messages.slice(0, messages) });
}

/** Text may be left out on the way back (it is preamble), thinking and calls may not. */
function binding(blocks: readonly AssistantBlock[]): string {
  return JSON.stringify(
    blocks.flatMap((block): object[] => {
      if (block.type === 'text') return [];
      if (block.type !== 'tool_use') return [block];
      const { type, id, name, input } = block;
      return [{ type, id, name, input }];
    }),
  );
}

const callsOf = (blocks: readonly AssistantBlock[]) => blocks.filter((block) => block.type === 'tool_use');

/** Remembers a round, so that a later one can be compared with it. */
export function remember(rounds: ToolRounds, body: MessagesBody, blocks: readonly AssistantBlock[]): void {
  const issued = { prefix: prefixOf(body, body.messages.length), blocks: binding(blocks) };
  for (const { id } of callsOf(blocks)) rounds.set(id, issued);
}

/** Ids of the tool results of message `index`, and whether they come first in it. */
function resultsIn(body: MessagesBody, index: number): { ids: string[]; first: boolean } {
  const message = body.messages[index];
  if (message?.role !== 'user' || typeof message.content === 'string') return { ids: [], first: true };
  const results = message.content.filter((block) => block.type === 'tool_result');
  const first = message.content.slice(0, results.length).every((block) => block.type === 'tool_result');
  return { ids: results.map((block) => block.tool_use_id), first };
}

/** Every call is answered by the message after it, every result answers a call, and there are tools to speak of. */
export function toolFault(body: MessagesBody): string | null {
  for (const [index, message] of body.messages.entries()) {
    const calls = message.role === 'assistant' && typeof message.content !== 'string' ? callsOf(message.content) : [];
    if (calls.length > 0 && (body.tools ?? []).length === 0)
      return 'Requests with `tool_use` blocks must define `tools`.';
    if (message.role === 'assistant') {
      const { ids, first } = resultsIn(body, index + 1);
      const open = calls.find(({ id }) => !ids.includes(id));
      if (open) return `messages.${index}: \`tool_use\` id ${open.id} has no \`tool_result\` right after it.`;
      const stray = ids.find((id) => !calls.some((call) => call.id === id));
      if (stray)
        return `messages.${index + 1}: \`tool_result\` ${stray} answers no \`tool_use\` of the message before.`;
      if (!first) return `messages.${index + 1}: \`tool_result\` blocks must come first.`;
    }
  }
  return resultsIn(body, 0).ids.length > 0 ? 'messages.0: `tool_result` answers no `tool_use`.' : null;
}

/** Compares every round that is sent back with what was issued: the same request before it, its thinking untouched. */
export function roundFault(rounds: ToolRounds, body: MessagesBody): string | null {
  for (const [index, message] of body.messages.entries()) {
    if (message.role !== 'assistant' || typeof message.content === 'string') continue;
    for (const { id } of callsOf(message.content)) {
      const issued = rounds.get(id);
      if (!issued) return `messages.${index}: \`tool_use\` id ${id} was never issued.`;
      if (issued.blocks !== binding(message.content)) {
        return `messages.${index}: thinking and tool_use blocks cannot be modified or left out.`;
      }
      if (issued.prefix !== prefixOf(body, index)) {
        return `messages.${index}: model, system, tools and earlier messages must stay as they were.`;
      }
    }
  }
  return null;
}

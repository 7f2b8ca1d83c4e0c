import type Anthropic from '@anthropic-ai/sdk';
import type { Message, MessageCreateParamsBase } from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import { startWatch } from './deadline.ts';
import type { Dialect } from './dialect.ts';
import { explain, failureOfStop } from './failure.ts';
import type { Reply, TokenUsage } from './model.ts';
import { structuredParams } from './request.ts';

/** Somebody waits for a sentence to be shown: longer than this, it is shown without the second reading. */
export const structuredAnswerMs = 8_000;

export interface StructuredRequest<T> {
  readonly model: string;
  readonly instructions: string;
  /** Material: it travels as JSON, so that no text in it can pass for one of ours. */
  readonly material: unknown;
  /** What is answered; also sent as the JSON Schema that the answer must fit. */
  readonly answer: z.ZodType<T>;
}

/**
 * One small request that is answered with one JSON document.
 *
 * @param toWire how the server is spoken to
 * @param deadlineMs for the whole of it
 * @returns what was answered, or a failure: `unreadable` for an answer that doesn't fit the schema
 */
export async function askStructured<T>(
  client: Anthropic,
  apiKey: string,
  { model, instructions, material, answer }: StructuredRequest<T>,
  toWire: Dialect['toWire'],
  caller: AbortSignal,
  deadlineMs: number,
): Promise<Reply<T>> {
  const watch = startWatch({ firstTokenMs: deadlineMs, totalMs: deadlineMs }, caller);
  try {
    const params: MessageCreateParamsBase = structuredParams(
      model,
      instructions,
      JSON.stringify(material),
      schemaOf(answer),
    );
    const message = await client.messages.stream(toWire(params), { signal: watch.signal }).finalMessage();
    return read(message, answer);
  } catch (error) {
    const [failure, detail] = explain(error, apiKey, watch, caller);
    return { failure, detail, usage: null };
  } finally {
    watch.clear();
  }
}

function read<T>(message: Message, answer: z.ZodType<T>): Reply<T> {
  const usage = usageOf(message.usage);
  if (message.stop_reason !== 'end_turn' && message.stop_reason !== 'stop_sequence') {
    const [failure, detail] = failureOfStop(message.stop_reason, message.stop_details?.category ?? null);
    return { failure, detail, usage };
  }
  const text = message.content.map((block) => (block.type === 'text' ? block.text : '')).join('');
  const parsed = answer.safeParse(parseJson(text));
  if (parsed.success) return { value: parsed.data, usage };
  return { failure: 'unreadable', detail: `not the JSON that was asked for: ${text.slice(0, 80)}`, usage };
}

function usageOf(usage: Message['usage']): TokenUsage {
  return {
    inputTokens: usage.input_tokens,
    outputTokens: usage.output_tokens,
    cacheReadTokens: usage.cache_read_input_tokens ?? 0,
    cacheWriteTokens: usage.cache_creation_input_tokens ?? 0,
  };
}

function schemaOf(answer: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(answer, { io: 'input' });
  return schema;
}

/** The document in a text; a model that isn't held to a schema may fence it, or say something before it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return null;
  }
}

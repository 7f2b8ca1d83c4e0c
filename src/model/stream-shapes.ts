import { z } from 'zod';

/** The parts of the stream that we read. All else, in these events and besides them, may change without notice. */

const count = z.number().nullish();

const usage = z.object({
  input_tokens: count,
  output_tokens: count,
  cache_read_input_tokens: count,
  cache_creation_input_tokens: count,
});

const stopDetails = z.object({ category: z.string().nullish() }).nullish();

const streamEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('message_start'), message: z.object({ usage }) }),
  z.object({ type: z.literal('content_block_start'), index: z.number(), content_block: z.unknown() }),
  z.object({ type: z.literal('content_block_delta'), index: z.number(), delta: z.unknown() }),
  z.object({ type: z.literal('content_block_stop'), index: z.number() }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: z.string().nullish(), stop_details: stopDetails }),
    usage: usage.nullish(),
  }),
  z.object({ type: z.literal('message_stop') }),
]);

const textBlock = z.object({ type: z.literal('text'), text: z.string(), citations: z.array(z.unknown()).nullish() });

const delta = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('citations_delta'), citation: z.unknown() }),
]);

const citation = z.object({
  type: z.literal('search_result_location'),
  cited_text: z.string(),
  search_result_index: z.number(),
  start_block_index: z.number(),
  end_block_index: z.number(),
});

export type WireUsage = z.infer<typeof usage>;
export type StreamEvent = z.infer<typeof streamEvent>;

/** Each takes a value from the wire and gives its typed form, or `null` for a kind that we don't know. */
export const readEvent = (value: unknown) => streamEvent.safeParse(value).data ?? null;
export const readTextBlock = (value: unknown) => textBlock.safeParse(value).data ?? null;
export const readDelta = (value: unknown) => delta.safeParse(value).data ?? null;
export const readCitation = (value: unknown) => citation.safeParse(value).data ?? null;

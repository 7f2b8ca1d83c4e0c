import { APIError } from '@anthropic-ai/sdk';
import { z } from 'zod';
import { isAnthropics } from './anthropic-address.ts';
import { type ClaudeOptions, createClient } from './client.ts';
import { claudeDialect, type Dialect } from './dialect.ts';
import { plainDialect } from './plain-dialect.ts';

const unknownPath: ReadonlySet<number> = new Set([404, 405, 501]);

const citing = z.object({
  capabilities: z.object({ citations: z.object({ supported: z.literal(true) }) }),
});

/** Claude says which model there isn't; llama.cpp's server says that there is no such path. */
export function namesModel({ message }: APIError, model: string): boolean {
  return message.includes(`model: ${model}`);
}

/**
 * Finds out how the server at an address speaks, at the first request that needs to know. Another server than Anthropic's that doesn't say
 * it cites is taken not to; where it can't be reached, nothing is settled, and the request itself meets the failure.
 *
 * @param marks what a model that doesn't cite is told of marking its sentences
 */
export function dialectOf(
  options: ClaudeOptions,
  marks: string,
  timeoutMs: number,
): (signal: AbortSignal) => Promise<Dialect> {
  // Claude itself cites; nobody need ask.
  if (isAnthropics(options.baseUrl)) return async () => claudeDialect;
  const client = createClient(options, timeoutMs);
  let settled: Dialect | null = null;
  return async (signal) => {
    if (settled !== null) return settled;
    try {
      const model: unknown = await client.models.retrieve(options.model, null, { signal });
      settled = citing.safeParse(model).success ? claudeDialect : plainDialect(marks);
    } catch (error) {
      // A page in HTML, or no such path: a server that knows no models. Claude's own 404 names the model that it doesn't have.
      const isUnknown = error instanceof APIError && unknownPath.has(error.status ?? 0);
      const isOther = isUnknown && !namesModel(error, options.model);
      if (!isOther && !(error instanceof SyntaxError)) return claudeDialect;
      settled = plainDialect(marks);
    }
    return settled;
  };
}

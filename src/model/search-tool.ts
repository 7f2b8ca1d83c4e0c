import type { Tool } from '@anthropic-ai/sdk/resources/messages';
import { z } from 'zod';
import type { SearchQuery } from './model.ts';

/** The longest question that a person may ask: no search for a part of it needs more. */
const mostQueryChars = 300;

/** The one tool that Claude has. `searchQuery` reads what it is called with. */
export const searchTool: Tool = {
  name: 'search_coverage',
  description:
    "Searches the newsroom's articles once more and returns their passages as search results that can be cited. Use it before writing the answer, when the search results so far don't answer the question or a part of it. One topic a search; to compare outlets, one search for each.",
  input_schema: {
    type: 'object',
    properties: {
      query: {
        type: 'string',
        description:
          'What to look for: the names and words that an article about it would use, in the language of the articles. No operators.',
      },
      from: { type: 'string', format: 'date', description: 'First day of publication, like 2026-02-03.' },
      to: { type: 'string', format: 'date', description: 'Last day of publication, like 2026-02-03.' },
      outlet: { type: 'string', description: 'Only articles of this outlet, as the titles of search results name it.' },
    },
    required: ['query'],
    additionalProperties: false,
  },
};

/** An option that is left out, `null` or blank sets no limit. */
const optional = (type: z.ZodType<string>) =>
  z.preprocess(
    (value) => (typeof value === 'string' && value.trim() === '' ? null : value),
    type.nullish().transform((value) => value ?? null),
  );

const day = z.iso.date({ error: 'write a day like 2026-02-03' });

const input = z
  .object({
    query: z
      .string({ error: 'say in words what to look for' })
      .trim()
      .max(mostQueryChars, { error: `use at most ${mostQueryChars} characters` })
      .regex(/[\p{L}\p{N}]/u, { error: 'say in words what to look for' }),
    from: optional(day),
    to: optional(day),
    outlet: optional(z.string({ error: 'name one outlet' }).trim()),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['from'],
    error: 'must not lie after "to"',
  });

/** What the tool is called with, read: a query, or a sentence that says what is wrong with it. */
export function searchQuery(value: unknown): SearchQuery | { readonly problem: string } {
  const { data, error } = input.safeParse(value);
  if (data) return data;
  const faults = error.issues.map(({ path, message }) => `${path.join('.') || 'input'}: ${message}`);
  return { problem: `That call can't be used (${faults.join('; ')}). Correct it, or answer from what you have.` };
}

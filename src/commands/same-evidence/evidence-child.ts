import { createHash } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { z } from 'zod';
import { Newsroom } from '../../app/newsroom.ts';
import { readConfig } from '../../config.ts';

/** A process of its own with a copy of the coverage, which finds evidence in it. Each request that it is sent is answered by its number. */
const message = z.object({
  id: z.number(),
  open: z.record(z.string(), z.string()).optional(),
  find: z.object({ text: z.string(), askedAt: z.number() }).optional(),
});

/** Of each figure, those that are compared; whole numbers have fewer. */
const digits = 9;

let newsroom: Newsroom | null = null;

async function answer({ open, find }: z.infer<typeof message>): Promise<unknown> {
  if (open !== undefined) {
    const config = readConfig(open);
    newsroom = await Newsroom.open(config, config, () => {});
    newsroom.watch();
    const { articles } = await newsroom.library.facts(new Date());
    return { articles };
  }
  if (find !== undefined) return newsroom === null ? null : evidenceIn(newsroom, find.text, new Date(find.askedAt));
  await newsroom?.close();
  return null;
}

async function evidenceIn({ library }: Newsroom, text: string, askedAt: Date) {
  const evidence = await library.retrieve({ text, filter: { from: null, to: null, outlets: [] }, askedAt });
  const passages = evidence.sources.flatMap(({ article, passages }) =>
    passages.map(({ first, last }) => `${article.id} ${article.hash} ${first}-${last}`),
  );
  return { passages, all: createHash('sha256').update(JSON.stringify(evidence, rounded)).digest('hex') };
}

/** Files may be read in another order, and sums of scores then differ in their last bits: between two processes on SQLite, too. */
function rounded(_: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(digits)) : value;
}

process.on('message', async (raw) => {
  const told = message.parse(raw);
  process.send?.({ id: told.id, answer: await answer(told) });
  if (told.open === undefined && told.find === undefined) process.disconnect();
});
// Without whoever started it, it has nothing to do.
process.on('disconnect', () => process.exit());
flushCompileCache();

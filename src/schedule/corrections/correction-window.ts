import { z } from 'zod';
import type { Settings } from '../../store/settings.ts';

const key = 'corrections.lately';
/** A change of many articles comes as its sources are read, a few minutes apart: what is corrected within this time counts as one. */
const windowMs = 10 * 60_000;

const lotShape = z.object({
  /** Which store the number is of. */
  store: z.string(),
  /** They came by changes after this number. */
  after: z.number(),
  /** When they were found, in milliseconds since 1970. */
  at: z.number(),
  /** Ids of cited articles that were corrected. */
  articles: z.array(z.string()),
});

/** Corrections that were found in one look. */
type CorrectionLot = z.infer<typeof lotShape>;

/** What was corrected lately, all lots together. */
interface Lately {
  readonly articles: ReadonlySet<string>;
  /** Of these, the ones that this lot brought. */
  readonly added: number;
  /** All of it came by changes after this number, … */
  readonly after: number;
  /** … and was found from this moment on. */
  readonly since: Date;
}

/** Remembers a lot, over restarts, and says what was corrected within the window that it ends. @param most ids of a lot that are remembered */
export async function correctedLately(
  settings: Pick<Settings, 'get' | 'set'>,
  lot: CorrectionLot,
  most: number,
): Promise<Lately> {
  const kept = z.array(lotShape).parse(JSON.parse((await settings.get(key)) ?? '[]'));
  const recent = kept.filter(({ store, at }) => store === lot.store && at <= lot.at && lot.at - at < windowMs);
  const before = new Set(recent.flatMap(({ articles }) => articles));
  const articles = new Set([...before, ...lot.articles]);
  if (lot.articles.length > 0)
    await settings.set(key, JSON.stringify([...recent, { ...lot, articles: lot.articles.slice(0, most) }]));
  return {
    articles,
    added: articles.size - before.size,
    after: Math.min(lot.after, ...recent.map(({ after }) => after)),
    since: new Date(Math.min(lot.at, ...recent.map(({ at }) => at))),
  };
}

import type { Answer, Citation } from '../../src/coverage/answer.ts';
import type { Article } from '../../src/coverage/article.ts';
import type { DigestRequest } from '../../src/coverage/digest.ts';
import type { Filter } from '../../src/coverage/question.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import type { DeskParts } from '../../src/desk/desk-work.ts';
import type { Model } from '../../src/model/model.ts';
import type { Library } from '../../src/retrieve/library.ts';
import { loadPrompts } from '../../src/writing/prompts.ts';
import { calendar } from './archive.ts';
import { keptLog, type Logged } from './kept-log.ts';

export const never = new AbortController().signal;
export const noFilter: Filter = { from: null, to: null, outlets: [] };
export const askedAt = new Date('2026-03-06T12:00:00Z');

const prompts = loadPrompts();

/** A desk over a library, and what it logs. */
export function openDesk(
  library: Library,
  model: Model | null = null,
  more: Partial<DeskParts> = {},
): { desk: Desk; logged: readonly Logged[] } {
  const { log, logged } = keptLog();
  const desk = createDesk({ library, model, prompts, calendar, log, ...more });
  return { desk, logged };
}

export const question = (text: string, filter: Partial<Filter> = {}) => ({
  text,
  filter: { ...noFilter, ...filter },
  askedAt,
});

export const digestRequest = (options: Partial<DigestRequest> = {}): DigestRequest => ({
  days: null,
  topic: null,
  count: 5,
  filter: noFilter,
  askedAt,
  ...options,
});

/** Citations that aren't verbatim in the article as the library holds it: must be none. */
export async function unchecked(library: Library, { citations }: Pick<Answer, 'citations'>): Promise<Citation[]> {
  const articles = new Map<string, Article | null>();
  for (const { article } of citations) articles.set(article, await library.article(article));
  return citations.filter(({ article, version, span, quote }) => {
    const current = articles.get(article);
    return current?.hash !== version || quote === '' || current.text.slice(span.start, span.end) !== quote;
  });
}

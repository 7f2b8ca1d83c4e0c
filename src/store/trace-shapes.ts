import { z } from 'zod';
import type { QuotesReason } from '../coverage/answer.ts';

/** Answers, digests and timelines as they lie in a trace. Loose: what was added since stays, and what is new here needs a default for older traces. */

const headline = z.looseObject({
  id: z.string(),
  title: z.string(),
  titleIsOurs: z.boolean(),
  source: z.string().nullable(),
  date: z.string().nullable(),
  url: z.string().nullable(),
});

export const filterShape = z.object({
  from: z.string().nullable(),
  to: z.string().nullable(),
  outlets: z.array(z.string()),
});

const citation = z.looseObject({
  number: z.number(),
  article: z.string(),
  version: z.string(),
  span: z.object({ start: z.number(), end: z.number() }),
  quote: z.string(),
  headline,
  copies: z.array(headline),
});

const sentence = z.looseObject({ text: z.string(), citations: z.array(z.number()), startsParagraph: z.boolean() });

/** Written out, so that the compiler misses a new one here. */
const quotesReasons: Record<QuotesReason, QuotesReason> = {
  no_key: 'no_key',
  other_language: 'other_language',
  nothing_cited: 'nothing_cited',
  budget_spent: 'budget_spent',
  share_spent: 'share_spent',
  rate_limited: 'rate_limited',
  overloaded: 'overloaded',
  unavailable: 'unavailable',
  timed_out: 'timed_out',
  cut_off: 'cut_off',
  refused: 'refused',
  too_long: 'too_long',
  context_full: 'context_full',
  bad_key: 'bad_key',
  no_credit: 'no_credit',
  no_such_model: 'no_such_model',
  bad_request: 'bad_request',
  unreadable: 'unreadable',
  stopped: 'stopped',
};

const writer = {
  mode: z.enum(['claude', 'quotes']),
  model: z.string().nullable(),
  quotesReason: z.enum(quotesReasons).nullable(),
};

export const answerShape = z.looseObject({
  ...writer,
  status: z.enum(['answered', 'not_covered', 'failed']),
  question: z.string(),
  filter: filterShape,
  widened: filterShape.optional(),
  sentences: z.array(sentence),
  citations: z.array(citation),
  nearest: z.array(headline),
  undatedLeftOut: z.number(),
  asOf: z.string().nullable(),
  complete: z.boolean(),
  ms: z.number(),
  repeats: z.object({ askedAt: z.coerce.date() }).optional(),
});

const said = z.object({ text: z.string(), citation: z.number() });
const news = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('new') }),
  z.object({
    kind: z.literal('moved'),
    since: z.string().nullable(),
    changes: z.array(
      z.object({ kind: z.enum(['number', 'quotation', 'sentence']), now: said, before: said.nullable() }),
    ),
  }),
]);
const told = z.object({
  words: z.string(),
  language: z.string(),
  after: z.coerce.date(),
  until: z.coerce.date(),
  wish: z.object({
    wanted: z.array(z.string()),
    unwanted: z.array(z.string()),
    outlets: z.array(z.string()),
    unwantedOutlets: z.array(z.string()),
  }),
  leftOut: z.number(),
});

export const digestShape = z.looseObject({
  ...writer,
  request: z.object({
    days: z.number().nullable(),
    topic: z.string().nullable(),
    count: z.number(),
    filter: filterShape,
    askedAt: z.coerce.date(),
  }),
  items: z.array(
    z.looseObject({
      headline: z.string(),
      sentences: z.array(sentence),
      date: z.string().nullable(),
      ageDays: z.number().nullable(),
      citations: z.array(citation),
      articles: z.array(z.string()),
      news: news.optional(),
    }),
  ),
  told: told.optional(),
  newest: headline.nullable(),
  undatedLeftOut: z.number(),
  complete: z.boolean(),
  ms: z.number(),
});

export const timelineShape = z.looseObject({
  ...writer,
  request: z.object({
    topic: z.string().nullable(),
    understoodAs: z.string().optional(),
    count: z.number(),
    filter: filterShape,
    askedAt: z.coerce.date(),
  }),
  items: z.array(
    z.looseObject({
      day: z.string(),
      isReported: z.boolean(),
      sentences: z.array(sentence),
      superseded: z.array(
        z.object({ figure: z.string(), later: z.string(), reported: z.string(), citation: z.number() }),
      ),
      citations: z.array(citation),
    }),
  ),
  daysLeftOut: z.number(),
  articlesLeftOut: z.number(),
  nearest: z.array(headline),
  complete: z.boolean(),
  ms: z.number(),
});

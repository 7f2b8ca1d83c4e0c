import type { Answer } from '../../coverage/answer.ts';
import type { Article } from '../../coverage/article.ts';
import type { Trace } from '../../store/trace.ts';
import { newTraceId } from '../../store/trace-id.ts';

const noFilter = { from: null, to: null, outlets: [] };

/** The trace of an answer that quotes an article's first sentence. */
export function standingAnswer(number: number, article: Article, askedAt: Date): Trace {
  const [span = { start: 0, end: 0 }] = article.sentences;
  const { id, title, titleIsOurs, source, date, url, hash, text } = article;
  const quote = text.slice(span.start, span.end);
  const question = `What happened at the shipyard, ${number}?`;
  const answer: Answer = {
    ...{ status: 'answered', mode: 'quotes', model: null, question, quotesReason: 'no_key', filter: noFilter },
    sentences: [{ text: quote, citations: [1], startsParagraph: true }],
    citations: [
      {
        ...{ number: 1, article: id, version: hash, span, quote, copies: [] },
        headline: { id, title, titleIsOurs, source, date, url },
      },
    ],
    ...{ nearest: [], undatedLeftOut: 0, asOf: null, complete: true, ms: 1 },
  };
  return {
    ...{ id: newTraceId(), askedAt, kind: 'ask', place: 'discord', question, status: 'answered', cost: 0 },
    ...{ asker: null, server: null },
    record: {
      ...{ isPrivate: false, asOf: askedAt, follows: null, askedFilter: noFilter, filter: noFilter },
      ...{ judgement: 'covered', coverage: 1, evidence: [], searches: [], prompt: null, model: null },
      ...{ answer, digest: null, timeline: null, read: [], calls: [], failure: null, detail: null },
      timings: { retrieveMs: null, firstSentenceMs: null, totalMs: 1 },
    },
  };
}

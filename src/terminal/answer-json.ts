import type { Answer, Citation, Sentence } from '../coverage/answer.ts';
import type { Headline } from '../coverage/article.ts';
import type { ClaimCheck, ClaimFinding } from '../coverage/claim.ts';
import type { Digest } from '../coverage/digest.ts';
import type { SupersededFigure, Timeline } from '../coverage/timeline.ts';
import { isQuote, leadBefore } from '../writing/numbering.ts';

/** The shapes that `--json` prints: stable, for scripts. */

interface CitationJson extends Omit<Headline, 'id' | 'titleIsOurs'> {
  readonly number: number;
  /** Verbatim from the article. */
  readonly quote: string;
  /** The article's id. */
  readonly article: string;
}

interface AnswerJson {
  readonly status: Answer['status'];
  readonly mode: Answer['mode'];
  readonly model: string | null;
  readonly answer: string;
  readonly citations: readonly CitationJson[];
  readonly nearest: readonly Headline[];
  readonly quotesReason: Answer['quotesReason'];
  readonly filter: Answer['filter'];
  /** A filter that was read from the question's words, found nothing and was dropped. */
  readonly widened: Answer['filter'] | null;
  readonly undatedLeftOut: number;
  readonly asOf: string | null;
  readonly ms: number;
  /** For `npm run trace`. */
  readonly trace: string | null;
}

interface DigestJson {
  readonly asOf: string;
  readonly mode: Digest['mode'];
  readonly model: string | null;
  readonly quotesReason: Digest['quotesReason'];
  readonly items: readonly {
    readonly headline: string;
    readonly text: string;
    readonly date: string | null;
    readonly citations: readonly CitationJson[];
    readonly articles: readonly string[];
  }[];
  readonly newest: Headline | null;
  readonly undatedLeftOut: number;
  /** Sources whose news may be missing. */
  readonly stale?: Digest['stale'];
  readonly ms: number;
  /** For `npm run trace`. */
  readonly trace: string | null;
}

/** Sentences with their numbers, as one text: `… [1] “…” [2]`. */
function textOf(sentences: readonly Sentence[], citations: readonly Citation[]): string {
  return sentences
    .map((sentence, index) => {
      const text = isQuote(sentence, citations) ? `${leadBefore(sentence)}“${sentence.text}”` : sentence.text;
      const gap = index === 0 ? '' : sentence.startsParagraph ? '\n\n' : ' ';
      return `${gap}${text} ${sentence.citations.map((number) => `[${number}]`).join('')}`;
    })
    .join('');
}

function citationJson({ number, quote, article, headline }: Citation): CitationJson {
  const { title, source, date, url } = headline;
  return { number, quote, title, source, date, url, article };
}

function roundMs(ms: number): number {
  return Math.round(ms * 10) / 10;
}

/** An answer as `ask --json` prints it. */
export function answerJson(answer: Answer): AnswerJson {
  const { status, mode, model, sentences, citations, nearest, quotesReason, filter, undatedLeftOut, asOf, ms } = answer;
  return {
    status,
    mode,
    model,
    answer: textOf(sentences, citations),
    citations: citations.map(citationJson),
    nearest,
    quotesReason,
    filter,
    widened: answer.widened ?? null,
    undatedLeftOut,
    asOf,
    ms: roundMs(ms),
    trace: answer.trace ?? null,
  };
}

/** A digest as `summary --json` prints it. */
export function digestJson({
  request,
  mode,
  model,
  quotesReason,
  items,
  newest,
  undatedLeftOut,
  stale,
  ms,
  trace = null,
}: Digest): DigestJson {
  return {
    asOf: request.askedAt.toISOString(),
    mode,
    model,
    quotesReason,
    items: items.map(({ headline, sentences, date, citations, articles }) => ({
      headline,
      text: textOf(sentences, citations),
      date,
      citations: citations.map(citationJson),
      articles,
    })),
    newest,
    undatedLeftOut,
    ...(stale && { stale }),
    ms: roundMs(ms),
    trace,
  };
}

interface TimelineJson {
  readonly topic: string | null;
  /** The topic in the coverage's language, where Claude put it into that. */
  readonly understoodAs?: string;
  readonly mode: Timeline['mode'];
  readonly model: string | null;
  readonly quotesReason: Timeline['quotesReason'];
  readonly items: readonly {
    readonly day: string;
    /** The day is one of publication, since the text names none. */
    readonly isReported: boolean;
    readonly text: string;
    readonly superseded: readonly SupersededFigure[];
    readonly citations: readonly CitationJson[];
  }[];
  readonly nearest: readonly Headline[];
  readonly daysLeftOut: number;
  readonly articlesLeftOut: number;
  readonly ms: number;
  /** For `npm run trace`. */
  readonly trace: string | null;
}

/** A timeline as `timeline --json` prints it. */
export function timelineJson({ request, items, ms, trace = null, ...timeline }: Timeline): TimelineJson {
  const { mode, model, quotesReason, nearest, daysLeftOut, articlesLeftOut } = timeline;
  return {
    topic: request.topic,
    ...(request.understoodAs !== undefined && { understoodAs: request.understoodAs }),
    ...{ mode, model, quotesReason },
    items: items.map(({ day, isReported, sentences, superseded, citations }) => ({
      ...{ day, isReported, text: sentences.map(({ text }) => text).join(' '), superseded },
      citations: citations.map(citationJson),
    })),
    ...{ nearest, daysLeftOut, articlesLeftOut },
    ms: roundMs(ms),
    trace,
  };
}

interface ClaimsJson {
  readonly statements: readonly {
    readonly text: string;
    readonly finding: ClaimFinding;
    readonly why: string | null;
    readonly quotes: readonly { readonly text: string; readonly title: string; readonly date: string | null }[];
  }[];
  /** Why nobody read the statements against the quotes; `null` where Claude did. */
  readonly gap: ClaimCheck['gap'];
}

/** A check of statements as `claims --json` prints it. */
export function claimsJson({ claims, citations, gap }: ClaimCheck): ClaimsJson {
  return {
    statements: claims.map(({ text, finding, why, citations: numbers }) => ({
      text,
      finding,
      why,
      quotes: citations
        .filter(({ number }) => numbers.includes(number))
        .map(({ quote, headline: { title, date } }) => ({ text: quote, title, date })),
    })),
    gap,
  };
}

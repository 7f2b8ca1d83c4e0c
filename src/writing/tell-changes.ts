import type { Answer, Sentence } from '../coverage/answer.ts';
import type { Article, Span } from '../coverage/article.ts';
import type { Question } from '../coverage/question.ts';
import { type Calendar, minuteOf } from '../language/calendar.ts';
import { detectLanguage } from '../language/detect.ts';
import type { ArticleChanges, ChangeStep } from '../retrieve/find-changes.ts';
import { wordingFor } from '../wording/translations.ts';
import type { Wording } from '../wording/wording.ts';
import { asOfFor } from './as-of.ts';
import { Numbering } from './numbering.ts';

/** Changed sentences that are told. */
const mostChanges = 6;
const alone = { copies: [], differences: [] };

/** What became of an article, word for word: what it said until when, and what it has said since. Code tells it, and no model. */
export function changesAnswer(
  question: Question,
  { now: { article, since }, steps }: ArticleChanges,
  about: { readonly calendar: Calendar; readonly ms: number },
): Answer {
  const said = wordingFor(detectLanguage(question.text)).changes;
  const moment = (at: Date | null): string => (at === null ? said.once : said.at(minuteOf(about.calendar, at)));
  const numbering = new Numbering();
  const isWithdrawn = article.status === 'withdrawn' || article.status === 'draft';
  const sentences = isWithdrawn
    ? [{ text: said.withdrawn(moment(since), article.correction), citations: [], startsParagraph: true }]
    : steps.length === 0
      ? [unchanged(article, said.unchanged(moment(since)), numbering)]
      : told(steps, numbering, said, moment);
  return {
    ...{ status: 'answered', mode: 'quotes', model: null, question: question.text, quotesReason: null },
    ...{ filter: question.filter, sentences },
    citations: numbering.citations.map((citation) =>
      citation.version === article.hash ? citation : { ...citation, isPast: true },
    ),
    ...{ nearest: [], undatedLeftOut: 0, ...asOfFor(question, numbering.citations, about.calendar) },
    ...{ complete: true, ms: about.ms },
  };
}

function told(
  steps: readonly ChangeStep[],
  numbering: Numbering,
  said: Wording['changes'],
  moment: (at: Date | null) => string,
): Sentence[] {
  const quoted = (article: Article, span: Span, lead: string): Sentence => ({
    text: article.text.slice(span.start, span.end),
    ...{ lead, citations: [numbering.cite(article, span, alone)], startsParagraph: true },
  });
  const all = steps.flatMap(({ before, after, at, revision }) => [
    ...(revision.note === null || revision.changes.length > 0
      ? []
      : [{ sentences: [noted(after, revision.note, said.note(moment(at)), numbering)] }]),
    ...revision.changes.map((change) => ({
      sentences: [
        quoted(before, change.before, change.after === null ? said.gone(moment(at)) : said.until(moment(at))),
        ...(change.after === null ? [] : [quoted(after, change.after, said.since(moment(at)))]),
      ],
    })),
  ]);
  const left = all.length - mostChanges;
  return [
    ...all.slice(0, mostChanges).flatMap(({ sentences }) => sentences),
    ...(left > 0 ? [{ text: said.more(left), citations: [], startsParagraph: true }] : []),
  ];
}

/** What the newsroom says of a correction, from the article's text where it stands there. */
function noted(article: Article, note: string, lead: string, numbering: Numbering): Sentence {
  const start = article.text.indexOf(note);
  const [first = { start: 0, end: 0 }] = article.sentences;
  const span = start < 0 ? first : { start, end: start + note.length };
  return { text: note, lead, citations: [numbering.cite(article, span, alone)], startsParagraph: true };
}

function unchanged(article: Article, lead: string, numbering: Numbering): Sentence {
  const [span = { start: 0, end: article.text.length }] = article.sentences;
  const text = article.text.slice(span.start, span.end);
  return { text, lead, citations: [numbering.cite(article, span, alone)], startsParagraph: true };
}

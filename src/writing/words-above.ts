import type { Article, Span } from '../coverage/article.ts';
import type { QueryTerm } from '../coverage/evidence.ts';
import type { SentenceContext, TableRow } from '../language/sentence-context.ts';
import { termsOf } from '../language/terms.ts';

/** Words of an article that a quote stands under, to be shown before it. */

/** A question that an answer follows is shown with it up to this length. */
const maxLeadChars = 200;

/** A longer heading, question or head of a table is text that strayed into one. */
const maxNoteChars = 200;

/** Words above a sentence that are no evidence, and where they stand in the article. */
interface Note {
  readonly start: number;
  readonly text: string;
}

/** What a sentence can't be understood without: its heading or an interviewer's question, its list's lead-in, its columns' heads. */
export function notesAbove({ text }: Article, { heading, isAnswer, item, row }: SentenceContext): Note[] {
  const at = ({ start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ').slice(0, maxNoteChars);
  const leadIn = item?.leadIn ?? null;
  const heads = (row?.heads ?? []).filter(({ start, end }) => end > start);
  return [
    ...(heading === null ? [] : [{ start: heading.start, text: `${isAnswer ? 'Question:' : '##'} ${at(heading)}` }]),
    ...(leadIn === null || leadIn.start === heading?.start ? [] : [{ start: leadIn.start, text: at(leadIn) }]),
    ...heads.slice(0, 1).map(({ start }) => ({ start, text: heads.map(at).join(' · ').slice(0, maxNoteChars) })),
  ];
}

/** The question that a passage answers, the lead-in of its list, or the time of its live blog's entry; `null` where there is none. */
export function leadOf(
  article: Article,
  { heading, isAnswer, item, time }: SentenceContext,
  first: number,
): string | null {
  const at = (span: Span): string => article.text.slice(span.start, span.end);
  if (item !== null) return item.leadIn === null ? null : at(item.leadIn);
  if (time !== null) return time;
  // Further down, what the question was is less sure than that it would mislead.
  const start = article.sentences[first]?.start ?? 0;
  const isNear = heading !== null && start - heading.end < maxLeadChars;
  return isAnswer && isNear && heading.end - heading.start <= maxLeadChars ? at(heading) : null;
}

/**
 * What of a table's row is asked for: the cell under the head that the question names, led by the row's own name and that head; else the
 * row, led by all heads.
 */
export function cellOf(article: Article, { span, heads, cells }: TableRow, terms: readonly QueryTerm[]) {
  const at = ({ start, end }: Span): string => article.text.slice(start, end);
  const asked = (part: Span | undefined): number =>
    part === undefined
      ? 0
      : metIn(
          termsOf(at(part), article.language).map(({ text }) => text),
          terms,
        );
  const columns = cells.map((cell, column) => ({ cell, head: heads[column], met: asked(heads[column]), column }));
  const [best, second] = columns
    .filter(({ cell, column }) => column > 0 && cell.end > cell.start)
    .toSorted((a, b) => b.met - a.met);
  const name = cells[0];
  if (best?.head && name && best.met > (second?.met ?? 0)) {
    return { span: best.cell, lead: [name, best.head].map(at).join(' · ') };
  }
  const shown = heads.map(at).filter((head) => head !== '');
  return { span, lead: shown.length === 0 ? null : shown.join(' · ') };
}

/** How much of the question some words meet, by rarity. */
function metIn(words: readonly string[], terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, { variants, idf }) => {
    return sum + (variants.some(({ text }) => words.includes(text)) ? idf : 0);
  }, 0);
}

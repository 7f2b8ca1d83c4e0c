import type { Article, Span, StructureMark } from '../coverage/article.ts';
import { type Term, termsOf } from './terms.ts';

type ArticleListItem = Extract<StructureMark, { kind: 'item' }>;
export type TableRow = Extract<StructureMark, { kind: 'row' }>;

/** What a sentence stands under and belongs to. */
export interface SentenceContext {
  /** The heading or question above it; `null` where there is none. */
  readonly heading: Span | null;
  /** That heading is a question, which its section answers. */
  readonly isAnswer: boolean;
  /** It is itself an interviewer's question: no evidence of anything. */
  readonly isQuestion: boolean;
  readonly item: ArticleListItem | null;
  readonly row: TableRow | null;
  /** The time of the live blog's entry that it stands in. */
  readonly time: string | null;
  readonly isCorrection: boolean;
  /** The correction inside the article that outranks it. */
  readonly correctedBy: Span | null;
  /** Sentences of one section, and of no other, read as one passage. */
  readonly section: number;
}

function holds(span: Span, { start, end }: Span): boolean {
  return span.start <= start && end <= span.end;
}

/** The context of each of an article's sentences. */
export function contextsOf({ sentences, structure }: Article): SentenceContext[] {
  const corrections = structure.flatMap((mark): { readonly span: Span; readonly corrects: Span | null }[] => {
    if (mark.kind === 'update') return [{ span: mark.span, corrects: mark.replaces }];
    return mark.kind === 'correction' ? [mark] : [];
  });
  const open: {
    heading: StructureMark | null;
    entry: Extract<StructureMark, { kind: 'entry' }> | null;
    block: StructureMark | null;
  } = {
    heading: null,
    entry: null,
    block: null,
  };
  let next = 0;
  let section = 0;
  let list = -1;
  return sentences.map((span): SentenceContext => {
    for (let mark = structure[next]; mark && mark.span.start <= span.start; mark = structure[++next]) {
      if (mark.kind === 'update') continue;
      if (mark.kind === 'entry') open.entry = mark;
      else if (mark.kind === 'heading' || mark.kind === 'question') open.heading = mark;
      else open.block = mark;
      // The items of one list stay together.
      if (mark.kind !== 'item' || mark.list.start !== list) section++;
      list = mark.kind === 'item' ? mark.list.start : -1;
    }
    const block = open.block && holds(open.block.span, span) ? open.block : null;
    if (block === null && open.block !== null) {
      section++;
      open.block = null;
    }
    const { heading } = open;
    const isQuestion = heading?.kind === 'question' && holds(heading.span, span);
    return {
      heading: isQuestion ? null : (heading?.span ?? null),
      isAnswer: !isQuestion && heading?.kind === 'question',
      isQuestion,
      item: block?.kind === 'item' ? block : null,
      row: block?.kind === 'row' ? block : null,
      time: open.entry && holds(open.entry.span, span) ? open.entry.time : null,
      isCorrection: block?.kind === 'correction',
      correctedBy: corrections.find(({ corrects }) => corrects !== null && holds(corrects, span))?.span ?? null,
      section: isQuestion ? -1 : section,
    };
  });
}

/** A sentence's words; for a table's row, with the heads of its columns after them. */
export function wordsWithHeads({ text }: Article, span: Span, context: SentenceContext | undefined): string {
  const heads = context?.row?.heads ?? [];
  return [span, ...heads].map(({ start, end }) => text.slice(start, end)).join(' ');
}

/** The terms of what each of an article's sentences stands under. */
export function termsAbove(article: Article): (readonly Term[])[] {
  if (article.structure.length === 0) return article.sentences.map(() => []);
  const read = new Map<number, readonly Term[]>();
  const termsAt = ({ start, end }: Span): readonly Term[] => {
    const known = read.get(start) ?? termsOf(article.text.slice(start, end), article.language);
    read.set(start, known);
    return known;
  };
  return contextsOf(article).map((context) => wordsAbove(context).flatMap(termsAt));
}

/** Words that speak for a sentence without standing in it: its heading, its list's lead-in, its column's heads. */
function wordsAbove(context: SentenceContext): Span[] {
  const { heading, item, row } = context;
  const leadIn = item?.leadIn ?? null;
  return [
    ...(heading === null ? [] : [heading]),
    ...(leadIn === null || leadIn.start === heading?.start ? [] : [leadIn]),
    ...(row?.heads ?? []),
  ].filter(({ start, end }) => end > start);
}

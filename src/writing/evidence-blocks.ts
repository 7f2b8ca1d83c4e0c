import type { SentBlock } from '../check/verbatim.ts';
import type { Article, Passage, Span } from '../coverage/article.ts';
import type { EvidenceSource } from '../coverage/evidence.ts';
import { contextsOf, type SentenceContext } from '../language/sentence-context.ts';
import type { ModelSource } from '../model/model.ts';
import { notesAbove } from './words-above.ts';

/** A source as the model gets it, with what is needed to follow its citations back. */
interface SentSource {
  readonly article: Article;
  readonly blocks: readonly SentBlock[];
  readonly source: ModelSource;
}

/** What was sent: the sources in order, and for each the copies that it stands for. */
export interface Sent {
  readonly source: EvidenceSource;
  readonly sent: SentSource;
}

/** The date and outlet stand in the title, so that the model can tell who reported what when. */
export function titleOf({ title, source, date, status }: Article): string {
  const labels = [source ?? 'outlet unknown', date ?? 'undated', ...(status === 'corrected' ? ['corrected'] : [])];
  return `${title} (${labels.join(', ')})`;
}

/** Stands where sentences were left out. */
const gap: SentBlock = { sentence: null, text: '[…] ' };
/**
 * The sentences of an article's passages in the article's order, one a block, the space between inside the earlier one. What is no evidence
 * is a block of its own, which no citation may cover: a gap, the heading or the interviewer's question above, the lead-in of a list, the
 * heads of a table, and a sentence that the article itself corrects.
 */
export function sentSource(article: Article, passages: readonly Passage[]): SentSource {
  const contexts = contextsOf(article);
  const sentences = withCorrections(
    article,
    contexts,
    new Set(passages.flatMap(({ first, last }) => range(first, last))),
  );
  const shown = new Set<number>();
  const blocks = sentences.flatMap((sentence, index): SentBlock[] => {
    const span = article.sentences[sentence];
    const context = contexts[sentence];
    if (!span || !context) return [];
    const previous = sentences[index - 1];
    const isAfterGap = previous !== undefined && previous !== sentence - 1;
    const notes = notesAbove(article, context).filter(({ start }) => !shown.has(start));
    for (const { start } of [...notes, span]) shown.add(start);
    const isLast = index === sentences.length - 1;
    const text = article.text.slice(span.start, span.end) + (isLast ? '' : spaceBehind(article, sentence));
    return [
      ...(isAfterGap ? [gap] : []),
      ...notes.map((note) => ({ sentence: null, text: `${note.text}\n\n` })),
      sentBlock(sentence, context, text),
    ];
  });
  const source = {
    title: titleOf(article),
    address: article.url ?? article.id,
    blocks: blocks.map(({ text }) => text),
  };
  return { article, blocks, source };
}

function sentBlock(sentence: number, { isQuestion, correctedBy }: SentenceContext, text: string): SentBlock {
  if (isQuestion) return { sentence: null, text: `Question: ${text}` };
  if (correctedBy !== null) return { sentence: null, text: `[The article corrects this: ${text.trim()}] ` };
  return { sentence, text };
}

/** Sentences of an article, in its order, and with each that it corrects itself the correction. */
function withCorrections(
  { sentences }: Article,
  contexts: readonly SentenceContext[],
  chosen: ReadonlySet<number>,
): number[] {
  const corrections = [...chosen].flatMap((sentence) => contexts[sentence]?.correctedBy ?? []);
  const isIn = ({ start, end }: Span): boolean => corrections.some((span) => span.start <= start && end <= span.end);
  return sentences.flatMap((span, sentence) => (chosen.has(sentence) || isIn(span) ? [sentence] : []));
}

/** White space alone: a heading between two sentences is no part of either. */
function spaceBehind({ text, sentences }: Article, sentence: number): string {
  const space = text.slice(sentences[sentence]?.end ?? 0, sentences[sentence + 1]?.start ?? 0);
  return space.trim() === '' && space !== '' ? space : ' ';
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

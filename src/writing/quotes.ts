import type { Sentence } from '../coverage/answer.ts';
import type { Article, Span } from '../coverage/article.ts';
import type { Evidence } from '../coverage/evidence.ts';
import { answerTypesOf } from '../text/answer-type.ts';
import { Numbering } from './numbering.ts';
import { type RankedSentence, rankSentences } from './rank-sentences.ts';

/** Quotes an answer shows at most. */
const maxQuotes = 3;
/** A further quote must itself speak to the question at least this much of what the best one does. */
const minShareOfBest = 0.55;
/** Sentences that lean on the one before them. */
const leaning =
  /^["'“‘]?(?:he|she|it|they|his|her|its|their|this|that|these|those|the (?:two|three|four|both|latter|former|same|ministry|officials|sides?|talks|meeting|agreements?|deal|statement)|both|such|there|then|later)\b|\b(?:that|the same) (?:year|month|week|day|time)\b/i;
/**
 * The spans to show: the sentence, and the one before it where it leans on that, in one span within a paragraph and in two over a paragraph's
 * end. A heading between them parts them.
 */
function quoteSpans(article: Article, sentence: number): Span[] {
  const span = article.sentences[sentence];
  if (!span) return [];
  const previous = article.sentences[sentence - 1];
  if (!previous || !leaning.test(article.text.slice(span.start, span.end))) return [span];
  const gap = article.text.slice(previous.end, span.start);
  if (gap.trim() !== '') return [span];
  return gap.includes('\n') ? [previous, span] : [{ start: previous.start, end: span.end }];
}

/** The best sentences; where a question asks for several kinds of things, the best for each of them first. */
function inTurn(question: string, evidence: Evidence): RankedSentence[] {
  const ranked = rankSentences(question, evidence);
  const types = answerTypesOf(question);
  if (types.length < 2) return ranked;
  const firsts = types.flatMap((type) => rankSentences(question, evidence, type).slice(0, 1));
  return [...firsts, ...ranked];
}

/** The best verbatim sentences of the evidence with their citations, each as a sentence of the answer. */
export function quoteEvidence(question: string, evidence: Evidence): { sentences: Sentence[]; numbering: Numbering } {
  const numbering = new Numbering();
  const sentences: Sentence[] = [];
  const shown: { article: string; span: Span }[] = [];
  const isShown = (article: Article, span: Span): boolean =>
    shown.some((one) => one.article === article.id && one.span.start < span.end && span.start < one.span.end);
  const best = rankSentences(question, evidence)[0]?.match ?? 0;
  let quotes = 0;
  for (const { source, sentence, match } of inTurn(question, evidence)) {
    if (quotes >= maxQuotes) break;
    if (match < best * minShareOfBest) continue;
    const { article } = source;
    const spans = quoteSpans(article, sentence);
    const main = spans.at(-1);
    if (!main || isShown(article, main)) continue;
    quotes++;
    for (const span of spans.filter((one) => !isShown(article, one))) {
      shown.push({ article: article.id, span });
      const number = numbering.cite(article, span, source);
      sentences.push({ text: article.text.slice(span.start, span.end), citations: [number], startsParagraph: true });
    }
  }
  return { sentences, numbering };
}

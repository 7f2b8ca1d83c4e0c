import type { Article, Span } from '../coverage/article.ts';
import { isShouted, type Term, termsOf } from '../language/terms.ts';
import { dice, shared, toWordHashes, type WordHashes, wordHash } from './word-hashes.ts';

/** A sentence as it is held against those of another article. */
export interface Statement {
  readonly span: Span;
  readonly text: string;
  /** All of its terms, with offsets into `text`. */
  readonly terms: readonly Term[];
  /** Its content words; numbers left out. */
  readonly content: WordHashes;
}

/** Longer articles are compared as far as this: what copies tell alike stands in their first part. */
const sentencesCompared = 100;

/** An article's first sentences with their terms and the hashes of their content words. */
export function statementsOf(article: Article): Statement[] {
  const shouted = isShouted(article.text);
  return article.sentences.slice(0, sentencesCompared).map((span) => statementOf(article, span, shouted));
}

/** @param shouted its capitals tell nothing. */
export function statementOf({ text, language }: Article, span: Span, shouted: boolean): Statement {
  const sentence = text.slice(span.start, span.end);
  const terms = termsOf(sentence, language, shouted);
  const content = terms.filter((term) => !term.stop && !/^\p{N}/u.test(term.text));
  return { span, text: sentence, terms, content: toWordHashes(content.map((term) => wordHash(term.text))) };
}

/** Sentences with fewer content words say too little to be told apart. */
const leastContent = 4;

/**
 * Pairs of sentences that tell the same: each is the other's nearest by Dice of their content words, and near enough.
 * @param least the least Dice, from 0 to 1.
 */
export function alignedStatements(
  ours: readonly Statement[],
  theirs: readonly Statement[],
  least: number,
): (readonly [Statement, Statement])[] {
  return ours.flatMap((one) => {
    const other = nearest(one, theirs);
    if (!other || dice(one.content, other.content) < least || shared(one.content, other.content) < leastContent)
      return [];
    return nearest(other, ours) === one ? [[one, other] as const] : [];
  });
}

function nearest({ content }: Statement, among: readonly Statement[]): Statement | undefined {
  let best: Statement | undefined;
  let most = 0;
  for (const other of among) {
    const likeness = dice(content, other.content);
    if (likeness > most) [best, most] = [other, likeness];
  }
  return best;
}

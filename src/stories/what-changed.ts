import type { Article, Span } from '../coverage/article.ts';
import type { Difference } from '../coverage/story.ts';
import { type Statement, statementsOf } from './aligned-statements.ts';
import { differencesOf } from './differences.ts';
import { dice, partIn, toWordHashes, wordHash } from './word-hashes.ts';

/** What a later article of a story says that the earlier ones don't. */
export interface ChangesSince {
  /** Other figures, other words of a quotation: `ours` is the earlier article's. */
  readonly differences: readonly Difference[];
  /** Whole sentences, in the later article's order. */
  readonly sentences: readonly Span[];
}

/** A sentence says something new when this part of its names, numbers and other content stands in no earlier article, … */
const leastUnknown = 0.5;
/** … it has this many of them, and no earlier sentence is as like it. */
const leastContent = 5;
const mostLikeness = 0.4;

/**
 * What of a later article is news to whoever read the earlier ones; nothing for a copy. Articles in other languages than the later one's
 * aren't looked at, and where that leaves none nothing can be said.
 * @param earlier articles of the same story, or what the article itself said before.
 */
export function changesSince(earlier: readonly Article[], later: Article): ChangesSince {
  const before = earlier.filter(({ language }) => language === later.language);
  if (before.length === 0) return { differences: [], sentences: [] };
  const told = before.flatMap(statementsOf);
  const known = toWordHashes(told.flatMap(hashesOf));
  const isNew = (statement: Statement): boolean => {
    const own = toWordHashes(hashesOf(statement));
    return (
      own.length >= leastContent &&
      1 - partIn(own, known) >= leastUnknown &&
      told.every(({ content }) => dice(content, statement.content) < mostLikeness)
    );
  };
  return {
    differences: differencesSince(before, later),
    sentences: statementsOf(later).flatMap((statement) => (isNew(statement) ? [statement.span] : [])),
  };
}

/** Each of the later article's figures and quotations once, held against the first article that has another; what one of them has already is no news. */
function differencesSince(before: readonly Article[], later: Article): Difference[] {
  const found = new Map<number, Difference>();
  for (const article of before) {
    for (const difference of differencesOf(article, later)) {
      const { theirs } = difference;
      if (before.some(({ text }) => text.includes(theirs.text))) continue;
      if (!found.has(theirs.span.start)) found.set(theirs.span.start, difference);
    }
  }
  return [...found.values()].toSorted((a, b) => a.theirs.span.start - b.theirs.span.start);
}

/** Words of content, numbers among them. */
function hashesOf({ terms }: Statement): number[] {
  return terms.filter(({ stop }) => !stop).map(({ text }) => wordHash(text));
}

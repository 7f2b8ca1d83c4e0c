import type { ArchiveReader } from '../index/archive-reader.ts';
import { readQuestion } from './read-question.ts';
import { inARow } from './words-in-a-row.ts';

/** A word is left out where it stands with the later topic in this many articles, and this part of those where it stands with the earlier one. */
const leastTogether = { articles: 3, share: 0.2 };

/**
 * The topics of a list with the words that the later ones leave out: "flight delays and cancellations" is of flights twice, "arms deals and drones" not of arms.
 * The archive tells: it speaks of flight cancellations.
 * @returns in their order, each with the words to look for.
 */
export function wholeTopics(
  archive: ArchiveReader,
  topics: readonly string[],
): { readonly topic: string; readonly words: string }[] {
  const { languages } = archive.docs();
  return topics.map((topic, at) => {
    const own = readQuestion(topic, languages).terms;
    const before = readQuestion(topics[at - 1] ?? '', languages).terms;
    const [only] = own;
    const [shared, last] = before.slice(-2);
    if (own.length !== 1 || before.length !== 2 || !only || !shared || !last) return { topic, words: topic };
    const earlier = together(archive, shared.text, last.text);
    const later = together(archive, shared.text, only.text);
    const isShared = later >= Math.max(leastTogether.articles, earlier * leastTogether.share);
    return { topic, words: isShared ? `${firstWord(topics[at - 1] ?? '')} ${topic}` : topic };
  });
}

/** Articles in which two terms are neighbours. */
function together(archive: ArchiveReader, one: string, other: string): number {
  return new Set([...inARow(archive, one, other), ...inARow(archive, other, one)]).size;
}

function firstWord(topic: string): string {
  return topic.split(/\s+/)[0] ?? '';
}

import type { ArchiveReader } from '../index/archive-reader.ts';
import type { Forward } from '../index/forward-index.ts';

/** Articles with both words that are looked at, the newest: some microseconds each. */
const mostLookedAt = 1_000;

/** The articles in which one term follows another without a word between, ascending. */
export function inARow(archive: ArchiveReader, first: string, second: string): number[] {
  const index = archive.index();
  const holding = new Set(archive.docsWith(first));
  const both = [...archive.docsWith(second)].filter((doc) => holding.has(doc)).slice(-mostLookedAt);
  return both.filter((doc) => {
    const part = index.partNumber(doc);
    const [one, other] = [first, second].map((text) => index.find(text).numbers[part] ?? -1);
    const follows = ({ title, body }: Pick<Forward, 'title' | 'body'>): boolean =>
      [title, body].some((words) => words.some((word, at) => word === one && words[at + 1] === other));
    return follows(archive.forward(doc));
  });
}

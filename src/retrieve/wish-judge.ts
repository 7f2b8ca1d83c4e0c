import type { NewsWish } from '../coverage/news-wish.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { isSectionOf, topicJudge } from './topic-judge.ts';
import { wholeTopics } from './whole-topics.ts';

/** What a wish makes of an article. */
interface WishVerdict {
  readonly isTaken: boolean;
  /** The unwanted topic that it is on; `null` for none. */
  readonly unwanted: string | null;
  /** How near it is to what is wanted: from 0 to 1 where it isn't taken for lack of it. */
  readonly nearness: number;
}

/** Judges articles by what is wanted and what isn't, outlets apart: what the archive knows of its topics is learnt once. */
export function wishJudge(archive: ArchiveReader, { wanted, unwanted }: NewsWish): (doc: number) => WishVerdict {
  const judged = (topics: readonly string[]) =>
    wholeTopics(archive, topics).map(({ topic, words }) => ({ topic, judge: topicJudge(archive, words) }));
  const [wants, refuses] = [judged(wanted), judged(unwanted)];
  if (wants.length + refuses.length === 0) return () => ({ isTaken: true, unwanted: null, nearness: 1 });
  return (doc) => {
    const { section, language } = archive.article(doc);
    const isOn = ({ topic, judge }: (typeof wants)[number]): boolean =>
      isSectionOf(topic, section, language) || judge.isAbout(doc);
    const isWanted = wants.length === 0 || wants.some(isOn);
    const refused = refuses.find(isOn)?.topic ?? null;
    const nearness = isWanted ? 1 : Math.max(...wants.map(({ judge }) => judge.nearness(doc)));
    return { isTaken: isWanted && refused === null, unwanted: refused, nearness: Math.min(nearness, 1) };
  };
}

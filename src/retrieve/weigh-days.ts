import type { Article } from '../coverage/article.ts';
import { dayNumber } from '../language/dates.ts';
import { type ToldDays, toldDays } from './told-days.ts';

/** An article on the topic, with the days that its sentences speak of. */
export interface DatedArticle {
  readonly doc: number;
  readonly article: Article;
  /** ISO day of publication in the newsroom's time zone; `null` where it is undated. */
  readonly published: string | null;
  /** Doc of its story's lead: copies speak with one voice. */
  readonly story: number;
  /** The topic is what it is about, so that a sentence needn't name it. */
  readonly isAbout: boolean;
  /** For each of its sentences; `null` for one that doesn't belong to the topic. */
  readonly told: readonly (ToldDays | null)[];
}

/**
 * How much a day matters, after Gholipour Ghalandari and Ifrim (ACL 2020), who count the sentences that mention it: here each story that speaks of the
 * day counts once, and the more the later it does so, by 1 + `memoryWeight` · ln(1 + days since). What people still speak of weeks later was an event;
 * what was only reported on the day often wasn't. Measured with `npm run evaluate -- timelines` on four topics of Timeline17: sentences .61 (with the
 * span of the reference) and .51 (without), articles .65 and .57, articles by their age .66 and .66. Counting "yesterday" and "two weeks ago", the
 * article's first sentences for more, days against their neighbours, or written dates for more than weekdays brought nothing.
 */
const memoryWeight = 2;
/** A day that is still to come is announced rather than told. */
const comingWeight = 0.5;
/** What is published on a day speaks of it a little even where it names no day. */
const publishedWeight = 0.3;

/** Days by how much they matter, the most first. */
export function weighDays(articles: readonly DatedArticle[]): string[] {
  const weights = new Map<string, Map<number, number>>();
  const count = (day: string, story: number, weight: number): void => {
    const stories = weights.get(day) ?? new Map<number, number>();
    weights.set(day, stories.set(story, Math.max(weight, stories.get(story) ?? 0)));
  };
  for (const { told, published, story } of articles) {
    if (published !== null) count(published, story, publishedWeight);
    for (const day of new Set(told.flatMap((days) => [...(days?.written ?? []), ...(days?.meant ?? [])]))) {
      count(day, story, ageWeight(day, published) + (day === published ? publishedWeight : 0));
    }
  }
  const sums = [...weights].map(([day, stories]) => ({
    day,
    weight: stories.values().reduce((sum, one) => sum + one, 0),
  }));
  return sums.toSorted((a, b) => b.weight - a.weight || (a.day < b.day ? -1 : 1)).map(({ day }) => day);
}

function ageWeight(day: string, published: string | null): number {
  const days = published === null ? 0 : dayNumber(published) - dayNumber(day);
  return days < 0 ? comingWeight : 1 + memoryWeight * Math.log(1 + days);
}

/** Reads the days that an article's sentences speak of. @param belonging those that are looked at, by 1. */
export function readDays(
  article: Article,
  published: string | null,
  belonging: Uint8Array | 'all',
): (ToldDays | null)[] {
  return article.sentences.map(({ start, end }, sentence) => {
    if (belonging !== 'all' && belonging[sentence] !== 1) return null;
    return toldDays(article.text.slice(start, end), article.language, published);
  });
}

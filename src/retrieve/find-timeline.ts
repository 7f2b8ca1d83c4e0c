import type { Headline } from '../coverage/article.ts';
import type { EvidenceSource, QueryTerm } from '../coverage/evidence.ts';
import type { SupersededFigure, TimelineRequest } from '../coverage/timeline.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { type Calendar, dayOf, dayPublished } from '../language/calendar.ts';
import { detectLanguage } from '../language/detect.ts';
import { languageCode } from '../language/language-code.ts';
import { idf } from './bm25.ts';
import { chooseLines, type DayLine } from './choose-lines.ts';
import { leadsInScope, type Scope, scopeOf } from './filter-scope.ts';
import { type NewerFigure, supersededIn } from './superseded-figures.ts';
import { articlesOn } from './topic-articles.ts';
import { type DatedArticle, readDays, weighDays } from './weigh-days.ts';

/** A figure of a line that a later report gives anew. */
interface FoundNewerFigure extends Omit<SupersededFigure, 'citation'> {
  /** The later report; its only passage is the sentence. */
  readonly source: EvidenceSource;
}

/** A sentence that tells an event, with the day that the coverage gives for it. */
export interface FoundLine {
  readonly day: string;
  readonly isReported: boolean;
  /** The sentence, verbatim. */
  readonly text: string;
  /** Its article; its only passage is the sentence. */
  readonly source: EvidenceSource;
  readonly superseded: readonly FoundNewerFigure[];
}

export interface FoundTimeline {
  /** Oldest first. */
  readonly lines: readonly FoundLine[];
  readonly daysLeftOut: number;
  readonly articlesLeftOut: number;
  readonly nearest: readonly Headline[];
  /** Hardly an article is in the topic's language: that its words aren't there says nothing. */
  readonly inOtherLanguage: boolean;
}

const maxNearest = 3;

/** Finds what happened when: the days that the articles on a topic speak of most, and for each the sentence that tells it best. */
export function findTimeline(archive: ArchiveReader, request: TimelineRequest, calendar: Calendar): FoundTimeline {
  return archive.snapshot(() => {
    const docs = archive.docs();
    const { filter, askedAt, count } = request;
    const topic = request.understoodAs ?? request.topic;
    const scope = scopeOf(archive, filter, dayOf(calendar, askedAt));
    const found = articlesOn(archive, topic, scope);
    const articles = found.articles.map(({ doc, sentences }): DatedArticle => {
      const article = archive.article(doc);
      const published = article.date === null ? null : dayPublished(calendar, article.date);
      const told = readDays(article, published, sentences);
      return { doc, article, published, story: docs.story[doc] ?? doc, isAbout: sentences === 'all', told };
    });
    const today = dayOf(calendar, askedAt);
    const first = request.earlierDays === true ? null : filter.from;
    const isShown = (day: string): boolean => day <= today && day >= (first ?? day) && day <= (filter.to ?? day);
    const rarity = (term: string): number => idf(archive.articlesWith(term), docs.count);
    const topical = topicShare(found.terms);
    const chosen = chooseLines(weighDays(articles).filter(isShown), articles, count, { rarity, topical });
    const lines = chosen.lines.map((line) => foundLine(archive, line, supersededIn(line, chosen.looked)));
    return {
      lines,
      daysLeftOut: chosen.daysLeftOut,
      articlesLeftOut: found.leftOut,
      inOtherLanguage:
        topic !== null && docs.count > 0 && !docs.mainLanguages.includes(languageCode(detectLanguage(topic))),
      nearest:
        lines.length > 0 ? [] : nearest(archive, scope, [...found.articles.map(({ doc }) => doc), ...found.nearest]),
    };
  });
}

/** How much of a topic some words hold: 0 to 1. */
function topicShare(terms: readonly QueryTerm[]): (words: ReadonlySet<string>) => number {
  const total = terms.reduce((sum, term) => sum + term.idf * term.weight, 0);
  return (words) =>
    terms.reduce((sum, { idf: rarity, weight, variants }) => {
      const met = variants.reduce(
        (most, { text, weight: meets }) => (words.has(text) ? Math.max(most, meets) : most),
        0,
      );
      return sum + (rarity * weight * met) / total;
    }, 0);
}

function foundLine(archive: ArchiveReader, line: DayLine, newer: readonly NewerFigure[]): FoundLine {
  const { day, isReported, statement } = line;
  const superseded = newer.map(({ figure, later, line: other }) => ({
    ...{ figure, later, reported: other.source.published ?? '', source: sourceOf(archive, other) },
  }));
  return { day, isReported, text: statement.text, source: sourceOf(archive, line), superseded };
}

function sourceOf(archive: ArchiveReader, { source: { article, doc, story }, sentence }: DayLine): EvidenceSource {
  const others = archive.storyDocs(story).filter((other) => other !== doc);
  return {
    article,
    passages: [{ article: article.id, first: sentence, last: sentence }],
    score: 0,
    copies: others.map((other) => archive.headline(other)),
    differences: [],
  };
}

/** Headlines near the topic, one a story; without a word in common, the newest ones. */
function nearest(archive: ArchiveReader, scope: Scope, found: readonly number[]): Headline[] {
  const docs = archive.docs();
  const leads = new Set((found.length > 0 ? found : leadsInScope(docs, scope)).map((doc) => docs.story[doc] ?? doc));
  return [...leads].slice(0, maxNearest).map((doc) => archive.headline(doc));
}

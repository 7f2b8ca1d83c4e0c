import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { type Calendar, dayOf } from '../language/calendar.ts';
import { namesIn } from '../language/capitalised-names.ts';
import { dayNumber } from '../language/dates.ts';
import { fold } from '../language/terms.ts';
import { isInScope, newestFirst } from './filter-scope.ts';

/** What can be suggested while it is typed. */
type SuggestedKind = 'outlet' | 'topic';

export interface SuggestRequest {
  readonly kind: SuggestedKind;
  readonly typed: string;
  readonly limit: number;
  /** What is dated later isn't published yet, and nothing of it is suggested. */
  readonly askedAt: Date;
}

/** Topics are read from this many of the newest articles: what the newsroom covers now. */
const newestRead = 200;
/** And from this many sentences of each: what it is about stands at the beginning. */
const openingSentences = 3;
/** Longer runs of capitals are rather a list of names or a title of a law. */
const topicWords = 4;

/** By the state of the index that they were read from; those of the day of asking. */
const topicsOf = new WeakMap<DocTable, { readonly asked: number; readonly topics: readonly string[] }>();

/**
 * Outlets by name, or topics by how many of the newest articles name them, that go with what was typed: first where it
 * begins the name, then where it begins a word of it, then where it stands anywhere in it. Case and accents don't count.
 */
export function suggest(archive: ArchiveReader, request: SuggestRequest, calendar: Calendar): readonly string[] {
  const { kind, typed, limit, askedAt } = request;
  const asked = dayNumber(dayOf(calendar, askedAt));
  const all = kind === 'outlet' ? outlets(archive, asked) : topics(archive, asked);
  const wanted = fold(typed.trim());
  if (wanted === '') return all.slice(0, limit);
  const ranked = all.flatMap((name): [number, string][] => {
    const at = fold(name).indexOf(wanted);
    if (at < 0) return [];
    if (at === 0) return [[0, name]];
    return [[/[\p{L}\p{N}]/u.test(fold(name)[at - 1] ?? '') ? 2 : 1, name]];
  });
  return ranked
    .toSorted(([a], [b]) => a - b)
    .slice(0, limit)
    .map(([, name]) => name);
}

function published(docs: DocTable, asked: number): number[] {
  const scope = { from: null, to: null, outlets: null, asked };
  return Array.from({ length: docs.size }, (_, doc) => doc).filter((doc) => isInScope(docs, doc, scope));
}

function outlets(archive: ArchiveReader, asked: number): readonly string[] {
  return archive.snapshot(() => {
    const docs = archive.docs();
    const heard = new Set(published(docs, asked).map((doc) => docs.outlet[doc]));
    return archive
      .outlets()
      .filter(({ outlet }) => heard.has(outlet))
      .map(({ name }) => name);
  });
}

function topics(archive: ArchiveReader, asked: number): readonly string[] {
  return archive.snapshot(() => {
    const docs = archive.docs();
    const known = topicsOf.get(docs);
    if (known?.asked === asked) return known.topics;
    const read = readTopics(archive, docs, asked);
    topicsOf.set(docs, { asked, topics: read });
    return read;
  });
}

/** Sections, and names that stand inside the opening sentences; the most covered first. */
function readTopics(archive: ArchiveReader, docs: DocTable, asked: number): readonly string[] {
  const recent = newestFirst(docs, published(docs, asked)).slice(0, newestRead);
  const counts = new Map<string, { readonly name: string; articles: number }>();
  for (const doc of recent) {
    const { section, sentences, text } = archive.article(doc);
    const opening = sentences.slice(0, openingSentences).flatMap(({ start, end }) => namesIn(text.slice(start, end)));
    const names = opening.filter(({ opens, text: name }) => !opens && isTopic(name)).map(({ text: name }) => name);
    for (const name of new Set([...(section === null ? [] : [section]), ...names])) {
      const counted = counts.get(fold(name)) ?? { name, articles: 0 };
      counted.articles += 1;
      counts.set(fold(name), counted);
    }
  }
  return [...counts.values()].toSorted((a, b) => b.articles - a.articles).map(({ name }) => name);
}

function isTopic(name: string): boolean {
  return name.length > 2 && name.split(/\s+/).length <= topicWords;
}

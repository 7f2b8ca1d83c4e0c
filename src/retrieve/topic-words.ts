import type { QueryTerm } from '../coverage/evidence.ts';
import type { ArchiveReader, DocTable } from '../index/archive-reader.ts';
import { stem } from '../language/stem.ts';
import { fold, termsOf } from '../language/terms.ts';
import { idf } from './bm25.ts';
import { weighTerms } from './bm25f.ts';
import { peopleWeight } from './ranking-constants.ts';
import { readQuestion } from './read-question.ts';
import { inARow } from './words-in-a-row.ts';

/** A compound is also met where it is written apart ("heatwave", "heat wave"): in this many articles, and this part of those that write it in one. */
const leastApart = { articles: 3, share: 0.2 };
const leastPartChars = 3;
/** The first words of an article, as in the search for a topic's articles. */
const beginningWords = 80;
/** An article is looked at in this many parts, with fewer sentences in as many as it has. */
const mostParts = 8;
/** A name that most articles hold ("US") keeps none out. */
const leastNameIdf = 1;

/** How far an article is about what some words say: each from 0 to 1, by how rare the words are. */
export interface Presence {
  /** What its headline holds of them. */
  readonly title: number;
  /** What headline and first words hold. */
  readonly beginning: number;
  /** What its parts hold, their mean: a list of the week's events speaks of each in one place. */
  readonly spread: number;
  /** Sentences with one of them: 1 for every second one. */
  readonly sentences: number;
}

/** The terms of a part of the index that stand for a topic's, by number; two numbers in a row for a compound that is written apart. */
interface Marks {
  readonly single: ReadonlyMap<number, readonly number[]>;
  readonly apart: ReadonlyMap<number, readonly (readonly [second: number, term: number])[]>;
}

/** A topic's words, and where they stand in articles. */
export class TopicWords {
  readonly terms: readonly QueryTerm[];
  /** Articles that write a compound of it apart. */
  readonly apart: readonly number[];
  /** The words as they stand in the index, with all that means them. */
  readonly own: ReadonlySet<string>;
  readonly #archive: ArchiveReader;
  readonly #halves: readonly (readonly Halves[])[];
  readonly #total: number;
  readonly #marks = new Map<number, Marks>();
  readonly #named: readonly ReadonlySet<number>[];

  constructor(archive: ArchiveReader, docs: DocTable, topic: string) {
    const { language, terms } = readQuestion(topic, docs.languages);
    const surfaces = new Map(
      termsOf(topic, language).map(({ text, start, end }) => [text, topic.slice(start, end).toLowerCase()]),
    );
    const weighed = weighTerms(archive, docs, terms);
    this.#archive = archive;
    this.#halves = weighed.map(({ text }) => writtenApart(archive, text, surfaces.get(text) ?? text, language));
    this.terms = weighed.map((term, at) => {
      const articles = this.#halves[at]?.flatMap((halves) => halves.articles) ?? [];
      const all = new Set([...articles, ...(articles.length === 0 ? [] : archive.docsWith(term.text))]);
      return all.size === 0 ? term : { ...term, idf: idf(all.size, docs.count) };
    });
    this.apart = this.#halves.flatMap((some) => some.flatMap(({ articles }) => articles));
    this.own = new Set(this.terms.flatMap(({ variants }) => variants.map(({ text }) => text)));
    this.#total = sumOf(this.terms);
    this.#named = this.terms
      .filter((term) => term.kind === 'number' || (term.kind === 'name' && term.idf >= leastNameIdf))
      .map(({ variants }) => new Set(variants.flatMap(({ text }) => [...archive.docsWith(text)])));
  }

  /** Whether an article holds every name and number: other words stand for words, never for a name. */
  holdsNames(doc: number): boolean {
    return this.#named.every((held) => held.has(doc));
  }

  get hasNames(): boolean {
    return this.#named.length > 0;
  }

  in(doc: number): Presence {
    const marks = this.#marksOf(this.#archive.index().partNumber(doc));
    const { title, body, starts } = this.#archive.forward(doc);
    const inTitle = new Set<number>();
    const inBeginning = new Set<number>();
    const sentences = new Set<number>();
    const parts = partsOf(body, starts);
    const inParts = Array.from({ length: parts.count }, () => new Set<number>());
    eachMarked(title, marks, (_, term) => {
      inTitle.add(term);
      inBeginning.add(term);
    });
    let sentence = 0;
    eachMarked(body, marks, (position, term) => {
      while ((starts[sentence + 1] ?? body.length) <= position) sentence++;
      sentences.add(sentence);
      if (position < beginningWords) inBeginning.add(term);
      inParts[parts.at(position)]?.add(term);
    });
    const [inHeadline, beginning] = [this.#share(inTitle), this.#share(inBeginning)];
    return {
      ...{ title: inHeadline, beginning },
      spread: inParts.reduce((sum, held) => sum + this.#share(held), 0) / parts.count,
      sentences: Math.min(1, (2 * sentences.size) / Math.max(1, starts.length - 1)),
    };
  }

  #share(held: ReadonlySet<number>): number {
    if (this.#total === 0) return 0;
    // Squared: of several words each is needed, "recalls" alone is no food recall.
    return (sumOf([...held].flatMap((term) => this.terms[term] ?? [])) / this.#total) ** 2;
  }

  #marksOf(part: number): Marks {
    const known = this.#marks.get(part);
    if (known) return known;
    const numberOf = (text: string): number => this.#archive.index().find(text).numbers[part] ?? -1;
    const meaning = this.terms.flatMap(({ variants }, term) =>
      variants.filter(({ weight }) => weight >= peopleWeight).map(({ text }) => ({ number: numberOf(text), term })),
    );
    const apart = this.#halves.flatMap((some, term) =>
      some.map(({ first, second }) => ({ number: numberOf(first), second: numberOf(second), term })),
    );
    const marks: Marks = {
      single: grouped(meaning, ({ term }) => term),
      apart: grouped(
        apart.filter(({ second }) => second >= 0),
        ({ second, term }) => [second, term] as const,
      ),
    };
    this.#marks.set(part, marks);
    return marks;
  }
}

/** By the square root of their rarity: the rarest of several words isn't the topic. */
function sumOf(terms: readonly QueryTerm[]): number {
  return terms.reduce((sum, term) => sum + Math.sqrt(term.idf), 0);
}

/** The parts of an article's body in which a topic is looked for. */
export function partsOf(
  body: Uint32Array,
  starts: Uint32Array,
): { readonly count: number; at(position: number): number } {
  const count = Math.min(mostParts, Math.max(1, starts.length - 1));
  return { count, at: (position) => Math.floor((position * count) / Math.max(1, body.length)) };
}

function grouped<T extends { readonly number: number }, Value>(
  all: readonly T[],
  value: (one: T) => Value,
): Map<number, Value[]> {
  const byNumber = Map.groupBy(
    all.filter(({ number }) => number >= 0),
    ({ number }) => number,
  );
  return new Map([...byNumber].map(([number, some]) => [number, some.map(value)]));
}

function eachMarked(words: Uint32Array, { single, apart }: Marks, found: (at: number, term: number) => void): void {
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? 0;
    for (const term of single.get(word) ?? []) found(at, term);
    for (const [second, term] of apart.get(word) ?? []) if (words[at + 1] === second) found(at, term);
  }
}

/** A compound's halves, and the articles in which they follow one another. */
interface Halves {
  readonly first: string;
  readonly second: string;
  readonly articles: readonly number[];
}

function writtenApart(archive: ArchiveReader, term: string, surface: string, language: string): Halves[] {
  const stemmed = (half: string): string => fold(stem(half, language));
  const together = archive.articlesWith(term);
  const least = Math.max(leastApart.articles, together * leastApart.share);
  return Array.from({ length: Math.max(0, surface.length - 2 * leastPartChars + 1) }, (_, at) => at + leastPartChars)
    .map((cut) => ({ first: stemmed(surface.slice(0, cut)), second: stemmed(surface.slice(cut)) }))
    .filter(({ first, second }) => Math.min(archive.articlesWith(first), archive.articlesWith(second)) >= least)
    .map((halves) => ({ ...halves, articles: inARow(archive, halves.first, halves.second) }))
    .filter(({ articles }) => articles.length >= least);
}

import { languageCode } from '../language/language-code.ts';
import type { Segment } from './segment.ts';
import { undated } from './segment-layout.ts';

/** What ranking needs of every searchable article, one entry a document, indexed by doc: its place in the snapshot. */
export interface DocTable {
  /** One more than the highest doc. */
  readonly size: number;
  /** How many documents are searchable. */
  readonly count: number;
  readonly averageTitleTerms: number;
  readonly averageBodyTerms: number;
  /** 1 where the doc is searchable. */
  readonly live: Uint8Array;
  readonly titleTerms: Uint32Array;
  readonly bodyTerms: Uint32Array;
  /** Days since 1970; `undated` where the article carries no date. */
  readonly day: Int32Array;
  /** Minutes since 1970; `undated` where the article says no time of day. */
  readonly minute: Int32Array;
  /** Doc of the story's lead. */
  readonly story: Uint32Array;
  readonly outlet: Uint32Array;
  /** Languages that articles are written in. */
  readonly languages: readonly string[];
  /** Those of them that a fair part of the articles is written in: the coverage's own. */
  readonly mainLanguages: readonly string[];
}

/** An outlet with its number in `DocTable.outlet`. */
export interface Outlet {
  readonly outlet: number;
  readonly name: string;
}

/** A language of fewer articles is a guest in the coverage. */
const mainLanguageShare = 0.25;

/** A segment, with which of its articles are there (1) or gone, and the doc of its first one. */
export interface SnapshotPart {
  readonly segment: Segment;
  readonly live: Uint8Array;
  readonly base: number;
}

/** @param story the doc of the lead of each doc's story. */
export function docTable(parts: readonly SnapshotPart[], story: Uint32Array): { docs: DocTable; outlets: Outlet[] } {
  const size = story.length;
  const outletNames = [...new Set(parts.flatMap(({ segment }) => segment.names.outlets))].sort();
  const outletNumbers = new Map(outletNames.map((name, number) => [name, number]));
  const table = {
    live: new Uint8Array(size),
    titleTerms: new Uint32Array(size),
    bodyTerms: new Uint32Array(size),
    day: new Int32Array(size).fill(undated),
    minute: new Int32Array(size).fill(undated),
    outlet: new Uint32Array(size),
  };
  const languages = new Map<string, number>();
  const heard = new Uint32Array(outletNames.length);
  let [count, titles, bodies] = [0, 0, 0];
  for (const { segment, live, base } of parts) {
    const { sections, names } = segment;
    table.live.set(live, base);
    table.titleTerms.set(sections.titleTerms, base);
    table.bodyTerms.set(sections.bodyTerms, base);
    table.day.set(sections.days, base);
    table.minute.set(sections.minutes, base);
    const numberOf = names.outlets.map((name) => outletNumbers.get(name) ?? 0);
    const inLanguage = new Uint32Array(names.languages.length);
    for (let place = 0; place < segment.size; place++) {
      const outlet = numberOf[sections.outlets[place] ?? 0] ?? 0;
      table.outlet[base + place] = outlet;
      if (live[place] === 0) continue;
      count++;
      titles += sections.titleTerms[place] ?? 0;
      bodies += sections.bodyTerms[place] ?? 0;
      heard[outlet] = 1;
      const language = sections.languages[place] ?? 0;
      inLanguage[language] = (inLanguage[language] ?? 0) + 1;
    }
    names.languages.forEach((language, index) => {
      const articles = inLanguage[index] ?? 0;
      const code = languageCode(language);
      if (articles > 0) languages.set(code, (languages.get(code) ?? 0) + articles);
    });
  }
  const docs = {
    ...table,
    ...{ story, size, count },
    languages: [...languages.keys()].toSorted(),
    mainLanguages: [...languages]
      .filter(([, articles]) => articles >= count * mainLanguageShare)
      .toSorted(([, some], [, others]) => others - some)
      .map(([code]) => code),
    averageTitleTerms: count === 0 ? 0 : titles / count,
    averageBodyTerms: count === 0 ? 0 : bodies / count,
  };
  const outlets = outletNames.flatMap((name, outlet) => (name !== '' && heard[outlet] === 1 ? [{ outlet, name }] : []));
  return { docs, outlets };
}

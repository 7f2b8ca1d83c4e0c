/**
 * What a segment holds in memory, as plain arrays in one shared buffer. `docs` articles, each with its number in the store, ascending;
 * within the segment an article goes by its place among them. Terms are numbered in the order of their UTF-8 bytes.
 */
const kinds = {
  docs: Uint32Array,
  /** Days since 1970; `undated` where the article carries no date. */
  days: Int32Array,
  /** Minutes since 1970 of articles that say a time of day, else `undated`: which of a day's is newer. */
  minutes: Int32Array,
  /** Places in the list of names. */
  outlets: Uint32Array,
  languages: Uint32Array,
  titleTerms: Uint32Array,
  bodyTerms: Uint32Array,
  /** Where an article's record begins in the file, in four bytes, one more at the end; and where what is filed of it does. */
  records: Uint32Array,
  filed: Uint32Array,
  /** Where a term's bytes, and its postings, begin; one more at the end. */
  termStarts: Uint32Array,
  terms: Uint8Array,
  postingStarts: Uint32Array,
  /** Place of an article, and how often the term stands in its fields. */
  postings: Uint32Array,
  frequencies: Uint8Array,
  /** Keys of stories, by key, then by day; and the article filed under each. */
  keys: Uint32Array,
  keyDocs: Uint32Array,
  /** Triples: an article, the lead of its story from this segment on, and where what is known of their differences ends. */
  leads: Uint32Array,
  differences: Uint8Array,
  /** Articles that are gone from this segment on. */
  gone: Uint32Array,
  /** Names of outlets and languages, as JSON. */
  names: Uint8Array,
} as const;

type Kinds = typeof kinds;
type Of<Kind> = Kind extends Int32ArrayConstructor
  ? Int32Array
  : Kind extends Uint8ArrayConstructor
    ? Uint8Array
    : Uint32Array;
export type SectionName = keyof Kinds;
export type Lengths = Readonly<Record<SectionName, number>>;
export type Sections = { readonly [Name in SectionName]: Of<Kinds[Name]> };

export const sectionNames: readonly SectionName[] = [
  ...(['docs', 'days', 'minutes', 'outlets', 'languages', 'titleTerms', 'bodyTerms'] as const),
  ...(['records', 'filed'] as const),
  ...(['termStarts', 'terms', 'postingStarts', 'postings', 'frequencies'] as const),
  ...(['keys', 'keyDocs', 'leads', 'differences', 'gone', 'names'] as const),
];

/** Stands in `days` and `minutes` for "undated": before all of them. */
export const undated = -0x8000_0000;

/** The file's own head, before the records. */
export const headerBytes = 4_096;

/** Each section begins at a multiple of this. */
const alignment = 8;

/** Bytes of all sections of these lengths. */
export function bytesOf(lengths: Lengths): number {
  return sectionNames.reduce((at, name) => aligned(at + lengths[name] * kinds[name].BYTES_PER_ELEMENT), 0);
}

/** Views of the sections in a buffer of `bytesOf(lengths)` bytes. */
export function viewSections(buffer: SharedArrayBuffer, lengths: Lengths): Sections {
  let at = 0;
  const next = (name: SectionName): number => {
    const start = at;
    at = aligned(at + lengths[name] * kinds[name].BYTES_PER_ELEMENT);
    return start;
  };
  const numbers = (name: SectionName): Uint32Array => new Uint32Array(buffer, next(name), lengths[name]);
  const bytes = (name: SectionName): Uint8Array => new Uint8Array(buffer, next(name), lengths[name]);
  // In the order of `sectionNames`.
  return {
    docs: numbers('docs'),
    days: new Int32Array(buffer, next('days'), lengths.days),
    minutes: new Int32Array(buffer, next('minutes'), lengths.minutes),
    outlets: numbers('outlets'),
    languages: numbers('languages'),
    titleTerms: numbers('titleTerms'),
    bodyTerms: numbers('bodyTerms'),
    records: numbers('records'),
    filed: numbers('filed'),
    termStarts: numbers('termStarts'),
    terms: bytes('terms'),
    postingStarts: numbers('postingStarts'),
    postings: numbers('postings'),
    frequencies: bytes('frequencies'),
    keys: numbers('keys'),
    keyDocs: numbers('keyDocs'),
    leads: numbers('leads'),
    differences: bytes('differences'),
    gone: numbers('gone'),
    names: bytes('names'),
  };
}

function aligned(bytes: number): number {
  return Math.ceil(bytes / alignment) * alignment;
}

import type { ArticleTerms } from '../language/article-terms.ts';
import type { Term } from '../language/terms.ts';
import { encodeForward, termsStart } from './forward-index.ts';
import { GatheredPostings } from './gathered-postings.ts';
import { growingNumbers } from './growing-array.ts';
import { packFrequencies } from './packed-frequencies.ts';
import type { Segment } from './segment.ts';
import { type Changes, fillLeads } from './segment-changes.ts';
import { type Write, writeSegment } from './segment-file.ts';
import { bytesOf, type Lengths, undated, viewSections } from './segment-layout.ts';
import { byBytes } from './term-table.ts';

/** The lede: sentences that begin within an article's first words, where news says what happened. */
export const ledeWords = 60;

/** What is kept of an article next to its words. */
export interface SegmentEntry {
  readonly doc: number;
  /** Days since 1970; `null` when undated. */
  readonly day: number | null;
  /** Minutes since 1970; `null` when the article says no time of day. */
  readonly minute: number | null;
  readonly outlet: string;
  readonly language: string;
  /** Keys of its story, distinct; its fingerprint, packed. */
  readonly keys: Uint32Array;
  readonly fingerprint: Uint8Array;
}

/** A word of grammar: it has a place in the text, and no postings. */
const stopBit = 0x8000_0000;
const titleUnit = 1;
const ledeUnit = 1 << 8;
const bodyUnit = 1 << 16;
const mostCounted = 255;

/** Gathers articles, in the order of their docs, for a segment. */
export class SegmentBuilder {
  readonly entries: (SegmentEntry & { readonly titleTerms: number; readonly bodyTerms: number })[] = [];
  readonly #records: Uint32Array[] = [];
  readonly #numbers = new Map<string, number>();
  /** How often each term stands in the article at hand. */
  #counts = new Uint32Array(1_024);
  readonly #postings = new GatheredPostings();
  /** Words so far. */
  words = 0;

  /** @param above the words that each sentence stands under: they can be looked up in the article, and find nothing. */
  add(entry: SegmentEntry, { title, sentences }: ArticleTerms, above: readonly (readonly Term[])[]): void {
    const titleTerms = this.#numbersOf(title);
    const starts = startsOf(sentences);
    const body = this.#numbersOf(sentences.flat());
    const touched: number[] = [];
    const counted = this.#count(titleTerms, titleUnit, touched);
    // The sentence in which the lede's words end counts whole.
    const lede = starts.find((words) => words >= ledeWords) ?? body.length;
    this.#count(body.subarray(0, lede), ledeUnit, touched);
    const bodyTerms = this.#count(body, bodyUnit, touched);
    for (const term of touched) {
      const count = this.#counts[term] ?? 0;
      const frequencies = { title: count & 0xff, lede: (count >> 8) & 0xff, body: (count >> 16) & 0xff };
      this.#postings.add(term, packFrequencies(frequencies));
      this.#counts[term] = 0;
    }
    this.#postings.endArticle();
    const over = this.#numbersOf(above.flat());
    const aboveStarts = over.length === 0 ? new Uint32Array(0) : startsOf(above);
    this.#records.push(encodeForward({ title: titleTerms, body, starts, above: over, aboveStarts }));
    this.entries.push({ ...entry, titleTerms: counted, bodyTerms });
    this.words += body.length;
  }

  /** Leaves an article out after all; false when it isn't here. */
  drop(doc: number): boolean {
    const place = this.entries.findLastIndex((entry) => entry.doc === doc);
    if (place < 0) return false;
    this.#postings.dropArticle(place);
    this.entries.splice(place, 1);
    this.#records.splice(place, 1);
    return true;
  }

  /** Writes what was gathered. */
  write(path: string, write: Write, changes: Changes): Segment {
    const records = growingNumbers(this.entries.length + 1);
    const filedStarts = growingNumbers(this.entries.length);
    const texts = [...this.#numbers.keys()];
    const order = Uint32Array.from(texts.keys()).sort((a, b) => byBytes(texts[a] ?? '', texts[b] ?? ''));
    const placeOf = new Uint32Array(order.length);
    order.forEach((term, place) => {
      placeOf[term] = place;
    });
    return writeSegment(
      path,
      write,
      (add) => {
        let at = 0;
        this.#records.forEach((record, index) => {
          const packed = renumbered(record, placeOf);
          records.push(at);
          add(packed);
          at += packed.length;
          filedStarts.push(at);
          const filed = packFiled(this.entries[index]);
          add(filed);
          at += filed.length;
        });
        records.push(at);
      },
      () => this.#sections(records.filled, filedStarts.filled, order, placeOf, texts, changes),
    );
  }

  #numbersOf(terms: readonly Term[]): Uint32Array {
    const numbers = new Uint32Array(terms.length);
    terms.forEach(({ text, stop }, index) => {
      let number = this.#numbers.get(text);
      if (number === undefined) {
        number = this.#numbers.size;
        this.#numbers.set(text, number);
      }
      numbers[index] = stop ? number | stopBit : number;
    });
    return numbers;
  }

  #count(terms: Uint32Array, unit: number, touched: number[]): number {
    if (this.#counts.length < this.#numbers.size) {
      const larger = new Uint32Array(this.#numbers.size * 2);
      larger.set(this.#counts);
      this.#counts = larger;
    }
    let counted = 0;
    for (const term of terms) {
      if (term >= stopBit) continue;
      counted++;
      const count = this.#counts[term] ?? 0;
      if (count === 0) touched.push(term);
      if (Math.floor(count / unit) % (mostCounted + 1) < mostCounted) this.#counts[term] = count + unit;
    }
    return counted;
  }

  #sections(
    records: Uint32Array,
    filed: Uint32Array,
    order: Uint32Array,
    placeOf: Uint32Array,
    texts: readonly string[],
    { leads, gone }: Changes,
  ) {
    const outlets = numbered(this.entries.map(({ outlet }) => outlet));
    const languages = numbered(this.entries.map(({ language }) => language));
    const names = Buffer.from(JSON.stringify({ outlets: [...outlets.keys()], languages: [...languages.keys()] }));
    const differences = Buffer.from(leads.map(([, , json]) => json).join(''));
    const keys = this.#keys();
    const articles = this.entries.length;
    const lengths: Lengths = {
      ...{ docs: articles, days: articles, minutes: articles, outlets: articles, languages: articles },
      ...{ titleTerms: articles, bodyTerms: articles, records: articles + 1, filed: articles },
      termStarts: texts.length + 1,
      terms: texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0),
      postingStarts: texts.length + 1,
      postings: this.#postings.length,
      frequencies: this.#postings.length,
      keys: keys.length,
      keyDocs: keys.length,
      leads: leads.length * 3,
      differences: differences.length,
      gone: gone.length,
      names: names.length,
    };
    const buffer = new SharedArrayBuffer(bytesOf(lengths));
    const sections = viewSections(buffer, lengths);
    this.entries.forEach((entry, place) => {
      sections.docs[place] = entry.doc;
      sections.days[place] = entry.day ?? undated;
      sections.minutes[place] = entry.minute ?? undated;
      sections.outlets[place] = outlets.get(entry.outlet) ?? 0;
      sections.languages[place] = languages.get(entry.language) ?? 0;
      sections.titleTerms[place] = entry.titleTerms;
      sections.bodyTerms[place] = entry.bodyTerms;
    });
    sections.records.set(records);
    sections.filed.set(filed);
    const bytes = Buffer.from(buffer, sections.terms.byteOffset, sections.terms.byteLength);
    let at = 0;
    order.forEach((term, place) => {
      sections.termStarts[place] = at;
      at += bytes.write(texts[term] ?? '', at);
    });
    sections.termStarts[order.length] = at;
    this.#postings.fill(sections, placeOf);
    keys.forEach(([key, , place], index) => {
      sections.keys[index] = key;
      sections.keyDocs[index] = place;
    });
    fillLeads(sections.leads, leads);
    sections.differences.set(differences);
    sections.gone.set(gone);
    sections.names.set(names);
    return { buffer, lengths };
  }

  /** By key, then day. */
  #keys(): (readonly [key: number, day: number, place: number])[] {
    return this.entries
      .flatMap(({ keys, day }, place) => Array.from(keys, (key) => [key, day ?? undated, place] as const))
      .sort((a, b) => a[0] - b[0] || a[1] - b[1] || a[2] - b[2]);
  }
}

/** Words before each sentence, and at last of all. */
function startsOf(sentences: readonly (readonly Term[])[]): Uint32Array {
  const starts = new Uint32Array(sentences.length + 1);
  sentences.forEach((terms, index) => {
    starts[index + 1] = (starts[index] ?? 0) + terms.length;
  });
  return starts;
}

/** Distinct names, numbered as they come. */
export function numbered(names: Iterable<string>): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const name of names) if (!numbers.has(name)) numbers.set(name, numbers.size);
  return numbers;
}

function renumbered(record: Uint32Array, placeOf: Uint32Array): Uint32Array {
  const copy = record.slice();
  for (let at = termsStart(record); at < copy.length; at++) copy[at] = placeOf[(copy[at] ?? 0) & ~stopBit] ?? 0;
  return copy;
}

/** Number of keys, keys, fingerprint, in words of four bytes; what is too much at the end is 0. */
function packFiled(entry: SegmentEntry | undefined): Uint32Array {
  const { keys, fingerprint } = entry ?? { keys: new Uint32Array(0), fingerprint: new Uint8Array(0) };
  const words = new Uint32Array(1 + keys.length + Math.ceil(fingerprint.length / Uint32Array.BYTES_PER_ELEMENT));
  words[0] = keys.length;
  words.set(keys, 1);
  new Uint8Array(words.buffer).set(fingerprint, (1 + keys.length) * Uint32Array.BYTES_PER_ELEMENT);
  return words;
}

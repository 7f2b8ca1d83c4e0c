import { termsStart } from './forward-index.ts';
import { growingNumbers } from './growing-array.ts';
import type { Segment } from './segment.ts';
import { numbered } from './segment-builder.ts';
import { type Changes, fillLeads } from './segment-changes.ts';
import { type Write, writeSegment } from './segment-file.ts';
import { bytesOf, type Lengths, type SectionName, viewSections } from './segment-layout.ts';

/** Segments that follow each other, each with its articles that are still there (1) or gone. */
interface Mergeable {
  readonly segment: Segment;
  readonly live: Uint8Array;
}

const gonePlace = 0xffff_ffff;

/** Writes one segment in place of several; articles that are gone are left out. */
export function mergeSegments(path: string, write: Write, parts: readonly Mergeable[], changes: Changes): Segment {
  const places = newPlaces(parts);
  const table = mergeTerms(parts.map(({ segment }) => segment));
  const starts = growingNumbers();
  const filed = growingNumbers();
  return writeSegment(
    path,
    write,
    (add) => {
      let at = 0;
      parts.forEach(({ segment, live }, part) => {
        const numbers = table.numbers[part] ?? new Uint32Array(0);
        for (let place = 0; place < segment.size; place++) {
          if (live[place] !== 1) continue;
          const record = segment.record(place);
          const forwardEnd = (segment.sections.filed[place] ?? 0) - (segment.sections.records[place] ?? 0);
          for (let word = termsStart(record); word < forwardEnd; word++) record[word] = numbers[record[word] ?? 0] ?? 0;
          add(record);
          starts.push(at);
          filed.push(at + forwardEnd);
          at += record.length;
        }
      });
      starts.push(at);
    },
    () => mergeSections(parts, places, table, starts.filled, filed.filled, changes),
  );
}

/** For each part the new place of each of its articles. */
function newPlaces(parts: readonly Mergeable[]): Uint32Array[] {
  let next = 0;
  return parts.map(({ live }) => Uint32Array.from(live, (isLive) => (isLive === 1 ? next++ : gonePlace)));
}

interface MergedTerms {
  /** For each part the new number of each of its terms. */
  readonly numbers: readonly Uint32Array[];
  /** Where each new term's text stands: part and number there. */
  readonly parts: Uint32Array;
  readonly terms: Uint32Array;
  readonly bytes: number;
}

/** All terms of some segments in their order. */
function mergeTerms(segments: readonly Segment[]): MergedTerms {
  const numbers = segments.map(({ terms }) => new Uint32Array(terms.count));
  const tables = segments.map(({ sections: { termStarts, terms } }) => ({
    starts: termStarts,
    bytes: Buffer.from(terms.buffer, terms.byteOffset, terms.byteLength),
  }));
  const compare = (a: number, b: number): number => {
    const [left, right] = [tables[a], tables[b]];
    const [x, y] = [next[a] ?? 0, next[b] ?? 0];
    if (!left || !right) return 0;
    return left.bytes.compare(right.bytes, right.starts[y], right.starts[y + 1], left.starts[x], left.starts[x + 1]);
  };
  const next = new Uint32Array(segments.length);
  const parts = growingNumbers();
  const terms = growingNumbers();
  let bytes = 0;
  // Parts in the order of their next terms; after each step the first one is put in its place again.
  const queue = segments.flatMap(({ terms: { count } }, part) => (count > 0 ? [part] : [])).sort(compare);
  const reinsert = (part: number): void => {
    let at = 0;
    while (at < queue.length && compare(queue[at] ?? 0, part) < 0) at++;
    queue.splice(at, 0, part);
  };
  while (queue.length > 0) {
    const [first = 0, ...others] = queue;
    const same = [first];
    for (const other of others) {
      if (compare(first, other) !== 0) break;
      same.push(other);
    }
    const term = next[first] ?? 0;
    const { starts } = tables[first] ?? { starts: new Uint32Array(0) };
    bytes += (starts[term + 1] ?? 0) - (starts[term] ?? 0);
    for (const part of same) {
      const own = numbers[part];
      if (own) own[next[part] ?? 0] = parts.length;
    }
    parts.push(first);
    terms.push(term);
    queue.splice(0, same.length);
    for (const part of same) {
      next[part] = (next[part] ?? 0) + 1;
      if ((next[part] ?? 0) < (segments[part]?.terms.count ?? 0)) reinsert(part);
    }
  }
  return { numbers, parts: parts.filled, terms: terms.filled, bytes };
}

function mergeSections(
  parts: readonly Mergeable[],
  places: readonly Uint32Array[],
  table: MergedTerms,
  records: Uint32Array,
  filed: Uint32Array,
  { leads, gone }: Changes,
): { buffer: SharedArrayBuffer; lengths: Lengths } {
  const outlets = numbered(parts.flatMap(({ segment }) => segment.names.outlets));
  const languages = numbered(parts.flatMap(({ segment }) => segment.names.languages));
  const names = Buffer.from(JSON.stringify({ outlets: [...outlets.keys()], languages: [...languages.keys()] }));
  const differences = Buffer.from(leads.map(([, , json]) => json).join(''));
  const keys = mergeKeys(parts, places);
  const postingStarts = countPostings(parts, table);
  const articles = filed.length;
  const postings = postingStarts.at(-1) ?? 0;
  const lengths: Lengths = {
    ...{ docs: articles, days: articles, minutes: articles, outlets: articles, languages: articles },
    ...{ titleTerms: articles, bodyTerms: articles, records: articles + 1, filed: articles },
    ...{ termStarts: table.parts.length + 1, terms: table.bytes, postingStarts: postingStarts.length },
    ...{ postings, frequencies: postings, keys: keys.length / 2, keyDocs: keys.length / 2 },
    ...{ leads: leads.length * 3, differences: differences.length, gone: gone.length, names: names.length },
  };
  const buffer = new SharedArrayBuffer(bytesOf(lengths));
  const sections = viewSections(buffer, lengths);
  sections.records.set(records);
  sections.filed.set(filed);
  parts.forEach(({ segment }, part) => {
    const { names: own, sections: from } = segment;
    const outletOf = own.outlets.map((name) => outlets.get(name) ?? 0);
    const languageOf = own.languages.map((name) => languages.get(name) ?? 0);
    places[part]?.forEach((to, place) => {
      if (to === gonePlace) return;
      for (const name of ['docs', 'days', 'minutes', 'titleTerms', 'bodyTerms'] as const)
        sections[name][to] = from[name][place] ?? 0;
      sections.outlets[to] = outletOf[from.outlets[place] ?? 0] ?? 0;
      sections.languages[to] = languageOf[from.languages[place] ?? 0] ?? 0;
    });
  });
  let at = 0;
  table.parts.forEach((part, term) => {
    sections.termStarts[term] = at;
    const from = parts[part]?.segment.sections;
    const own = table.terms[term] ?? 0;
    const text = from?.terms.subarray(from.termStarts[own], from.termStarts[own + 1]) ?? new Uint8Array(0);
    sections.terms.set(text, at);
    at += text.length;
  });
  sections.termStarts[table.parts.length] = at;
  fillPostings(parts, places, table, postingStarts, sections);
  for (let index = 0; index < lengths.keys; index++) {
    sections.keys[index] = keys[index * 2] ?? 0;
    sections.keyDocs[index] = keys[index * 2 + 1] ?? 0;
  }
  fillLeads(sections.leads, leads);
  sections.differences.set(differences);
  sections.gone.set(gone);
  sections.names.set(names);
  return { buffer, lengths };
}

/** Where each new term's postings begin; one more at the end. */
function countPostings(parts: readonly Mergeable[], { numbers, parts: { length } }: MergedTerms): Uint32Array {
  const starts = new Uint32Array(length + 1);
  parts.forEach(({ segment: { sections, terms }, live }, part) => {
    const { postingStarts, postings } = sections;
    const isWhole = !live.includes(0);
    for (let term = 0; term < terms.count; term++) {
      const [from, to] = [postingStarts[term] ?? 0, postingStarts[term + 1] ?? 0];
      let count = to - from;
      if (!isWhole) for (let at = from; at < to; at++) if (live[postings[at] ?? 0] !== 1) count--;
      const next = (numbers[part]?.[term] ?? 0) + 1;
      starts[next] = (starts[next] ?? 0) + count;
    }
  });
  for (let term = 1; term < starts.length; term++) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  return starts;
}

function fillPostings(
  parts: readonly Mergeable[],
  places: readonly Uint32Array[],
  { numbers }: MergedTerms,
  postingStarts: Uint32Array,
  into: Pick<ReturnType<typeof viewSections>, Extract<SectionName, 'postingStarts' | 'postings' | 'frequencies'>>,
): void {
  into.postingStarts.set(postingStarts);
  const next = postingStarts.slice();
  parts.forEach(({ segment: { sections, terms } }, part) => {
    const { postingStarts: starts, postings, frequencies } = sections;
    const placeOf = places[part] ?? new Uint32Array(0);
    for (let term = 0; term < terms.count; term++) {
      const number = numbers[part]?.[term] ?? 0;
      let to = next[number] ?? 0;
      for (let at = starts[term] ?? 0; at < (starts[term + 1] ?? 0); at++) {
        const place = placeOf[postings[at] ?? 0] ?? gonePlace;
        if (place === gonePlace) continue;
        into.postings[to] = place;
        into.frequencies[to++] = frequencies[at] ?? 0;
      }
      next[number] = to;
    }
  });
}

/** Pairs of key and new place, by key, day, place. */
function mergeKeys(parts: readonly Mergeable[], places: readonly Uint32Array[]): Uint32Array {
  const queue = parts.map(({ segment: { sections } }, part) => ({ sections, part, at: 0 }));
  const merged = growingNumbers();
  for (;;) {
    let first: (typeof queue)[number] | undefined;
    let [leastKey, leastDay] = [0, 0];
    for (const one of queue) {
      const { keys, keyDocs, days } = one.sections;
      if (one.at >= keys.length) continue;
      const key = keys[one.at] ?? 0;
      const day = days[keyDocs[one.at] ?? 0] ?? 0;
      if (first && (key > leastKey || (key === leastKey && day >= leastDay))) continue;
      first = one;
      [leastKey, leastDay] = [key, day];
    }
    if (!first) return merged.filled;
    const place = places[first.part]?.[first.sections.keyDocs[first.at] ?? 0] ?? gonePlace;
    if (place !== gonePlace) {
      merged.push(leastKey);
      merged.push(place);
    }
    first.at++;
  }
}

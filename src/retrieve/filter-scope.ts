import type { Filter } from '../coverage/question.ts';
import { type ArchiveReader, type DocTable, undated } from '../index/archive-reader.ts';
import { dayNumber } from '../language/dates.ts';

/** Which documents may be looked at. */
export interface Scope {
  /** Days since 1970, both counted. */
  readonly from: number | null;
  readonly to: number | null;
  /** Numbers of outlets in the archive; `null` for all. */
  readonly outlets: ReadonlySet<number> | null;
  /** The day of asking: what is dated later isn't published yet. */
  readonly asked: number;
}

/** The archive's scope for a filter. An outlet that it doesn't have brings no article. */
export function scopeOf(archive: ArchiveReader, filter: Filter, asked: string): Scope {
  const wanted = archive.outlets().filter(({ name }) => filter.outlets.some((outlet) => isOneOutlet(outlet, name)));
  return {
    from: filter.from === null ? null : dayNumber(filter.from),
    to: filter.to === null ? null : dayNumber(filter.to),
    outlets: filter.outlets.length === 0 ? null : new Set(wanted.map(({ outlet }) => outlet)),
    asked: dayNumber(asked),
  };
}

/** Whether a filter lets everything through. */
export function isOpenFilter({ from, to, outlets }: Filter): boolean {
  return from === null && to === null && outlets.length === 0;
}

/** Whether two names of outlets are one: case doesn't count. */
export function isOneOutlet(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** True for an article that is shown, by its outlet and its day; undated ones only where no day is asked for. */
export function isInScope(docs: DocTable, doc: number, { from, to, outlets, asked }: Scope): boolean {
  if (docs.live[doc] !== 1) return false;
  if (outlets !== null && !outlets.has(docs.outlet[doc] ?? -1)) return false;
  const day = docs.day[doc] ?? undated;
  if (day > asked) return false;
  if (from === null && to === null) return true;
  return day !== undated && (from === null || day >= from) && (to === null || day <= to);
}

/** Those of some docs that are in scope, in their order. */
export function docsInScope(docs: DocTable, some: Uint32Array, scope: Scope): Uint32Array {
  const found = new Uint32Array(some.length);
  let count = 0;
  for (let at = 0; at < some.length; at++) {
    const doc = some[at] ?? 0;
    if (isInScope(docs, doc, scope)) found[count++] = doc;
  }
  return found.subarray(0, count);
}

/** Leads of the stories in scope, newest first, undated last. */
export function leadsInScope(docs: DocTable, scope: Scope): number[] {
  const leads: number[] = [];
  for (let doc = 0; doc < docs.size; doc++) {
    if (docs.story[doc] === doc && isInScope(docs, doc, scope)) leads.push(doc);
  }
  return newestFirst(docs, leads);
}

/** Articles newest first; where nothing tells them apart, in the order in which they came. */
export function newestFirst(docs: DocTable, found: readonly number[]): number[] {
  return found.toSorted((a, b) => byNewest(docs, a, b) || a - b);
}

/** Negative where `a` is newer: by day, within a day by the time that articles say, those that say none after them; undated last. */
export function byNewest({ day, minute }: DocTable, a: number, b: number): number {
  return (day[b] ?? undated) - (day[a] ?? undated) || (minute[b] ?? undated) - (minute[a] ?? undated);
}

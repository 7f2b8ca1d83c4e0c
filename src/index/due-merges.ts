import type { SnapshotPart } from './doc-table.ts';
import { mergeSegments } from './merge.ts';
import type { Segment } from './segment.ts';
import type { Changes } from './segment-changes.ts';
import type { Write } from './segment-file.ts';
import { partsOf } from './snapshot.ts';

/** Neighbouring segments of about one size become one when there are this many. */
const mergeFactor = 6;
/** Segments with fewer articles are of one size. */
const smallest = 64;
/** A segment that lost this share of its articles is written anew. */
const mostGone = 0.3;

/**
 * Makes one of neighbours that are about as small as each other, or of one that lost many of its articles, as long as there are such.
 * @param newPath names the file of a segment that is made.
 * @returns the segments that stand then, those among them that were made being on disk.
 */
export function mergeWhereDue(segments: readonly Segment[], write: Write, newPath: () => string): readonly Segment[] {
  const parts = partsOf(segments);
  const live = parts.map((part) => part.live.reduce((sum, isLive) => sum + isLive, 0));
  const range = mergeRange(
    live,
    parts.map(({ segment }) => segment.size),
  );
  if (!range) return segments;
  const [from, to] = range;
  const merged = mergeSegments(newPath(), write, parts.slice(from, to), changesOf(parts, from, to));
  return mergeWhereDue([...segments.slice(0, from), merged, ...segments.slice(to)], write, newPath);
}

/** Which neighbours to merge, from one to before another; `null` for none. @param live articles that are there, of this many. */
function mergeRange(live: readonly number[], sizes: readonly number[]): readonly [number, number] | null {
  const tier = (articles: number): number =>
    Math.floor(Math.log(Math.max(articles, smallest) / smallest) / Math.log(mergeFactor));
  const tiers = live.map(tier);
  // The last ones up to a size, where enough of them are of that size: nothing large is written anew for a few small ones.
  for (const size of new Set(tiers.toSorted((a, b) => a - b))) {
    const from = tiers.findLastIndex((one) => one > size) + 1;
    const ofSize = tiers.slice(from).filter((one) => one === size).length;
    if (live.length - from >= mergeFactor && ofSize >= mergeFactor / 2) return [from, live.length];
  }
  const holed = live.findIndex((articles, at) => articles < (sizes[at] ?? 0) * (1 - mostGone));
  return holed < 0 ? null : [holed, holed + 1];
}

/** What the segments of a range say of stories and of what went, as far as it still says something without them. */
function changesOf(parts: readonly SnapshotPart[], from: number, to: number): Changes {
  const isIn = (range: readonly SnapshotPart[], doc: number): boolean =>
    range.some(({ segment, live }) => {
      const place = segment.placeOf(doc);
      return place >= 0 && live[place] === 1;
    });
  const inRange = parts.slice(from, to);
  const earlier = parts.slice(0, from);
  const leads = new Map<number, readonly [number, number, string]>();
  const gone: number[] = [];
  for (const { segment } of inRange) {
    const { leads: entries, gone: went } = segment.sections;
    for (let entry = 0; entry * 3 < entries.length; entry++) {
      const [doc = 0, lead = 0] = entries.subarray(entry * 3, entry * 3 + 2);
      leads.delete(doc);
      const isOwn = isIn(inRange, doc);
      if (!isOwn && !isIn(earlier, doc)) continue;
      // Whoever leads says so only where an earlier segment says otherwise.
      if (lead === doc && isOwn) continue;
      leads.set(doc, [doc, lead, segment.differencesText(entry)]);
    }
    for (const doc of went) if (earlier.some((part) => part.segment.placeOf(doc) >= 0)) gone.push(doc);
  }
  return { leads: [...leads.values()], gone };
}

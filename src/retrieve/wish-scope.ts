import type { NewsWish } from '../coverage/news-wish.ts';
import type { ArchiveReader } from '../index/archive-reader.ts';
import { type Scope, scopeOf } from './filter-scope.ts';

/** The scope of the outlets that a wish lets in. @param asked the ISO day after which nothing is published yet. */
export function wishScope(archive: ArchiveReader, { outlets, unwantedOutlets }: NewsWish, asked: string): Scope {
  const scope = scopeOf(archive, { from: null, to: null, outlets }, asked);
  if (unwantedOutlets.length === 0) return scope;
  const unwanted = scopeOf(archive, { from: null, to: null, outlets: unwantedOutlets }, asked).outlets ?? new Set();
  const docs = archive.docs();
  // What names no outlet comes from none that is unwanted.
  const all = scope.outlets ?? new Set(docs.outlet);
  return { ...scope, outlets: new Set([...all].filter((outlet) => !unwanted.has(outlet))) };
}

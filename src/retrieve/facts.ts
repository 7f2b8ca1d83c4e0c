import { type ArchiveReader, undated } from '../archive/reader.ts';
import type { Headline } from '../coverage.ts';

/** What the archive holds. */
export interface Facts {
  /** How many articles can be found. */
  readonly articles: number;
  /** The newest one that carries a date. */
  readonly newest: Headline | null;
  /** Changes with any change of the index, and with each start. */
  readonly revision: string;
}

export function factsOf(archive: ArchiveReader): Facts {
  return archive.snapshot(() => {
    const docs = archive.docs();
    let newest: number | null = null;
    for (let doc = 0; doc < docs.size; doc++) {
      const day = docs.day[doc] ?? undated;
      if (docs.live[doc] !== 1 || day === undated) continue;
      if (newest === null || day > (docs.day[newest] ?? undated)) newest = doc;
    }
    return {
      articles: docs.count,
      newest: newest === null ? null : archive.headline(newest),
      revision: archive.revision(),
    };
  });
}

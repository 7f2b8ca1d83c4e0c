import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ArchiveWriter } from '../../src/index/archive-writer.ts';
import { openArchive } from '../../src/index/open-archive.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { type ImportOptions, importFile } from '../../src/sources/jsonl.ts';

export const quietImport: ImportOptions = { again: true, begun: async () => {}, progress: () => {} };

/** An archive that has an article of another source, which nothing that comes in here may change. */
export interface ArchiveNextDoor {
  readonly writer: ArchiveWriter;
  /** Looks that the other source's article is as it was, and that all articles can be read. */
  expectWhole(): void;
  close(): void;
}

/** The id of the other source's article: whoever comes in may claim it, and must not get it. */
export const neighbour = 'neighbour';

/** @param from where the other source's article comes from. */
export async function archiveNextDoor(dir: string, from: 'import' | 'folder'): Promise<ArchiveNextDoor> {
  for (const name of ['data', 'next-door']) mkdirSync(join(dir, name));
  const { writer } = openArchive(join(dir, 'data'), 'UTC');
  const text = 'The harbour reopened on Tuesday.';
  if (from === 'import') {
    const file = join(dir, 'next-door/neighbour.jsonl');
    writeFileSync(file, `${JSON.stringify({ id: neighbour, title: 'Harbour', text })}\n`);
    await importFile(writer, file, quietImport);
  } else {
    writeFileSync(join(dir, 'next-door', `${neighbour}.md`), `# Harbour\n\n${text}\n`);
    await syncFolder(writer, join(dir, 'next-door'));
  }
  const known = JSON.stringify(writer.store.known(neighbour));
  return {
    writer,
    expectWhole() {
      if (JSON.stringify(writer.store.known(neighbour)) !== known)
        throw new Error('it changed an article of another source');
      for (const doc of writer.store.since(0).written) writer.store.article(doc);
    },
    close: () => writer.close(),
  };
}

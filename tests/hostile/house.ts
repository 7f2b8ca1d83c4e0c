import { afterAll } from 'vitest';
import type { Desk } from '../../src/desk/desk.ts';
import { ArchiveReader } from '../../src/index/archive-reader.ts';
import { openArchive as open } from '../../src/index/open-archive.ts';
import type { IntakeReport } from '../../src/ingest/poll-tally.ts';
import { type LocalClaude, startLocalClaude } from '../../src/local/claude/claude-server.ts';
import { createClaude } from '../../src/model/claude.ts';
import { createLibrary, type Library } from '../../src/retrieve/library.ts';
import { syncFolder } from '../../src/sources/folder.ts';
import { openStoreForReading } from '../../src/store/sqlite/database.ts';
import { calendar, timeZone } from '../building/archive.ts';
import { openDesk } from '../building/desk.ts';
import { type Files, temporaryFolder } from '../building/folder.ts';

/** One archive, one desk without Claude and one with a local Claude, for all cases of a file. */
export interface House {
  readonly report: IntakeReport;
  readonly library: Library;
  readonly quotes: Desk;
  readonly written: Desk;
  readonly claude: LocalClaude;
}

/** Opens a house for a whole file of tests. */
export async function openHouse(files: Files): Promise<House> {
  const dataDir = temporaryFolder();
  const { writer, published } = open(dataDir, timeZone);
  const report = await syncFolder(writer, temporaryFolder(files));
  const reader = new ArchiveReader(openStoreForReading(dataDir), published);
  const library = createLibrary(reader, calendar);
  const claude = await startLocalClaude();
  const model = createClaude({ apiKey: 'key-for-tests', baseUrl: claude.url, model: 'claude-haiku-5-5' });
  afterAll(async () => {
    reader.close();
    writer.close();
    await claude.close();
  });
  return { report, library, claude, quotes: openDesk(library).desk, written: openDesk(library, model).desk };
}

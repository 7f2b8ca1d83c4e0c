import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { createDesk, type Desk } from '../src/desk/desk.ts';
import { ArchiveReader } from '../src/index/archive-reader.ts';
import { openArchive as open } from '../src/index/open-archive.ts';
import { calendarIn } from '../src/language/calendar.ts';
import { silentLog } from '../src/log/log.ts';
import type { Library } from '../src/retrieve/library.ts';
import { createLibrary } from '../src/retrieve/library.ts';
import { syncFolder } from '../src/sources/folder.ts';
import { openStoreForReading } from '../src/store/sqlite/database.ts';
import { loadPrompts } from '../src/writing/prompts.ts';
import { temporaryFolder } from './building/folder.ts';

/** What any coverage of these events must answer, and what it must not. `SEEDS_DIR` may name a folder with real reports of them. */

const signal = new AbortController().signal;
const filter = { from: null, to: null, outlets: [] };
const askedAt = new Date('2026-03-01T12:00:00Z');

// Reports of the visit and of the talks, by their ids in either folder.
const visit = /^(?:visit\/|00[01]_)/;
const talks = /^(?:talks\/|002_)/;

const folders = [
  ['our own corpus', join(import.meta.dirname, '../corpus')],
  ['the reports in SEEDS_DIR', process.env['SEEDS_DIR']],
].filter((entry): entry is [string, string] => entry[1] !== undefined && existsSync(entry[1]));

const calendar = calendarIn('UTC');

async function openDesk(folder: string): Promise<{ desk: Desk; library: Library }> {
  const dataDir = temporaryFolder();
  const { writer, published } = open(dataDir, calendar.timeZone);
  expect((await syncFolder(writer, folder)).problems).toEqual([]);
  writer.close();
  const library = createLibrary(new ArchiveReader(openStoreForReading(dataDir), published), calendar);
  return {
    desk: createDesk({ library, model: null, prompts: loadPrompts(), calendar, log: silentLog }),
    library,
  };
}

describe.each(folders)('%s', (_, folder) => {
  let desk: Desk;
  let library: Library;
  beforeAll(async () => {
    ({ desk, library } = await openDesk(folder));
  });

  const ask = (text: string) => desk.ask({ text, filter, askedAt }, { signal });

  test.each([
    ['Who did Siewiera speak with?', visit, /Shin Won-sik/],
    [
      'Where were the first security-strategy talks held, and who took part?',
      talks,
      /security strategy|Warsaw[\s\S]*Kupiecki/,
    ],
    [
      'What did the arms agreements of 2022 cover?',
      talks,
      /tanks, self-propelled howitzers, fighter jets and multiple/,
    ],
    ['What did South Korea say it might supply to Ukraine?', visit, /weapons|military aid/],
    ['Who is Robert Kupiecki?', talks, /Robert Kupiecki.*(?:undersecretary|podsekretarz)/],
  ])('%s', async (question, rightReport, fact) => {
    const answer = await ask(question);
    expect(answer.status).toBe('answered');
    expect(answer.sentences.map(({ text }) => text).join(' ')).toMatch(fact);
    expect(answer.citations[0]?.article).toMatch(rightReport);
    for (const { article, version, span, quote } of answer.citations) {
      const cited = await library.article(article);
      expect(cited?.hash).toBe(version);
      expect(cited?.text.slice(span.start, span.end)).toBe(quote);
    }
  });

  test.each([
    'Who won the 2022 World Cup?',
    'What did Duda say about tariffs on cars?',
    'What is the population of Seoul?',
    'Who is Robert Lewandowski?',
  ])('not covered: %s', async (question) => {
    expect(await ask(question)).toMatchObject({ status: 'not_covered', sentences: [], citations: [] });
  });
});

test.runIf(folders.length > 1)(
  'the seeds are two stories: the talks of 2026 first, then the visit with both its reports',
  async () => {
    const { desk } = await openDesk(folders[1]?.[1] ?? '');
    const request = { days: null, topic: null, count: 5, filter, askedAt };
    const { items } = await desk.summarise(request, { signal });
    expect(items.map(({ date, articles }) => [date, articles.length])).toEqual([
      ['2026-02-03', 1],
      [null, 2],
    ]);
  },
);

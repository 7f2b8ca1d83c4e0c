import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import type { Arrival } from '../../src/local/page/channel-view.ts';
import { readSourceRows } from '../../src/store/sqlite/source-rows.ts';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';
import { openPlayedDemo } from '../building/played-demo.ts';
import { onTestFinished } from '../building/running-test.ts';

const question = ({ headline }: Arrival): string => `What do the articles say about “${headline}”?`;

/** The next article that the page shows. */
async function nextArrival(url: string): Promise<Arrival> {
  const { body } = await fetch(`${url}events`);
  let text = '';
  for await (const chunk of body ?? []) {
    text += Buffer.from(chunk).toString();
    const [, data] = /^event: arrival\ndata: (.*)\n\n/m.exec(text) ?? [];
    if (data !== undefined) return JSON.parse(data);
  }
  throw new Error('the page has ended');
}

test('the newsroom that a demo plays is a source like any other, until the demo ends or is killed', async () => {
  const demo = await openPlayedDemo();
  const { outlet, headline } = await nextArrival(demo.url);
  const { library } = demo.newsroom;
  expect(await library.outlets()).toContain(outlet);
  expect(demo.newsroom.sources().map(({ id, trouble }) => [id, trouble])).toEqual([
    ['folder', null],
    [`(played) ${outlet}`, null],
  ]);
  // What lies on the disk at this moment is what a kill leaves.
  const killedDir = temporaryFolder();
  cpSync(demo.dataDir, killedDir, { recursive: true });

  await demo.end();
  expect(readSourceRows(demo.dataDir).map(({ record }) => record.id)).toEqual(['folder']);
  const later = await dateline(['ask', question({ outlet, headline })], { env: { DATA_DIR: demo.dataDir } });
  expect(later.stdout).not.toContain(outlet);
  expect(later.stdout).toContain('does not answer');

  expect(readSourceRows(killedDir).map(({ record }) => record.id)).toContain(`(played) ${outlet}`);
  const config = readConfig({ DATA_DIR: killedDir });
  const next = await Newsroom.open(config, config, () => {});
  onTestFinished(() => next.close());
  expect(await next.library.outlets()).not.toContain(outlet);
  expect(next.sources().map(({ id }) => id)).toEqual(['folder']);
  expect((await next.library.facts(new Date())).articles).toBe(7);
  expect(next.hasSampleAlone).toBe(true);
});

test('where people have coverage of their own, no newsroom is played', async () => {
  const harbour = '{"id":"1","title":"Harbour reopens","text":"The harbour reopened on Tuesday, the port said."}\n';
  const folder = temporaryFolder({ 'own.jsonl': harbour });
  const sourcesFile = join(folder, 'sources.yaml');
  writeFileSync(sourcesFile, '- jsonl: own.jsonl\n');
  const named = await openPlayedDemo({ SOURCES_FILE: sourcesFile });
  expect(named.newsroom.hasSampleAlone).toBe(false);
  const ownFolder = await openPlayedDemo({
    CORPUS_DIR: temporaryFolder({ 'a.md': '# Tram\n\nThe tram came late.\n' }),
  });
  expect(ownFolder.newsroom.hasSampleAlone).toBe(false);
  for (const { url } of [named, ownFolder]) {
    const speech = await (await fetch(`${url}words?locale=en-GB`)).json();
    expect(speech).toMatchObject({ isNewsroomPlayed: false, isOwnCoverage: true });
  }
});

import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { msPerDay } from '../../src/language/dates.ts';
import { silentLog } from '../../src/log/log.ts';
import { openState } from '../../src/store/sqlite/open-state.ts';
import { openArchive } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { temporaryFolder } from '../building/folder.ts';
import { createRandom } from '../building/prose.ts';
import { onTestFinished } from '../building/running-test.ts';
import { newDelivery, scheduleForm } from '../building/schedule.ts';
import { traceOf } from '../building/trace.ts';

const begin = Date.parse('2026-01-01T12:00:00Z');
const traceDays = 30;
/** Each waits for the disk several times. */
const daysAStep = 20;

/** Bytes of all files below a folder, once what stands in SQLite's logs is in their databases. */
function bytesOf(folder: string): number {
  for (const name of ['store.sqlite', 'state.sqlite']) {
    const database = new DatabaseSync(join(folder, name));
    database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    database.close();
  }
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => !/-(wal|shm)$/.test(name))
    .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}

test('in two years in which the same coverage is edited, withdrawn and asked about, the data folder stops growing', async () => {
  let now = begin;
  const { dataDir, write } = openArchive(temporaryFolder(), { clock: () => new Date(now), now: () => now });
  const state = openState(dataDir);
  onTestFinished(() => state.close());
  const random = createRandom(14);
  const words = (): string => Array.from({ length: 40 }, () => `word${Math.floor(random() * 400)}`).join(' ');
  const sizes: number[] = [];
  for (let day = 0; day < 2 * 365; day += daysAStep) {
    now = begin + day * msPerDay;
    write((writer) => {
      for (let edit = 0; edit < 30; edit++) {
        const id = `article-${Math.floor(random() * 60)}`;
        if (random() < 0.1) writer.remove(id);
        else writer.put(article(id, {}, `${words()}.`));
      }
      // A page that never rests.
      writer.put(article('live', {}, `${words()}.`));
    });
    for (let asked = 0; asked < 2; asked++) {
      const [asker, server] = [`person-${asked}`, 'server'];
      await state.usage.admit([{ who: asker, limits: [] }], new Date(now));
      await state.traces.keep(traceOf({ asker, server, askedAt: new Date(now), question: words() }));
      await state.spending.add(0.01, new Date(now), new Date(now));
    }
    const follow = { kind: 'topic', label: words(), articles: [], mostADay: 5 } as const;
    const followed = await state.schedules.admit(
      'person-0',
      scheduleForm({ follow, channel: `${day}` }),
      new Date(now),
      new Date(now),
      {
        ...{ most: 25, follower: 'person-0' },
      },
    );
    if (followed.kind === 'added')
      await state.deliveries.add(
        newDelivery(`${day}`, {
          dueAt: new Date(now),
          tells: { schedule: followed.schedule.id, until: new Date(now) },
        }),
        new Date(now),
      );
    await state.erasure.erase(`person-${day % 3}`, new Date(now));
    // The bot wasn't off meanwhile: it sweeps each day, of which the last two count.
    for (const at of [now - msPerDay, now])
      await state.retain({ days: traceDays, now: () => new Date(at), log: silentLog });
    if (day % 60 === 0) sizes.push(bytesOf(dataDir));
  }
  // Whether segments were just merged makes a tenth more or less; what grows without end would have doubled.
  const [filling, full] = [sizes.slice(0, 8), sizes.slice(8)];
  expect(Math.max(...filling)).toBeGreaterThan(1.5 * (filling[0] ?? 0));
  expect(Math.max(...full)).toBeLessThan(1.25 * Math.max(...filling));
}, 120_000);

test('a page that is edited without end keeps its latest fifty versions', () => {
  const { write, writer } = openArchive();
  for (let edit = 0; edit < 70; edit++) write((to) => to.put(article('live', {}, `It is now ${edit} degrees.`)));
  const versions = writer.store.versions('live');
  expect(versions).toHaveLength(50);
  expect(versions.at(-1)?.article.text).toBe('It is now 68 degrees.');
  expect(versions[0]?.article.text).toBe('It is now 19 degrees.');
});

import { readFileSync, renameSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';
import { send } from '../sources/http/site.ts';
import { Paper, rss, story } from '../sources/lessons/paper.ts';

/** A thread of its own takes its time to start; nothing is timed by this. */
const within = { timeout: 30_000 };

test(
  'the file of sources is edited while the bot runs: it follows, and a mistake changes nothing',
  { timeout: 60_000 },
  async () => {
    const paper = await Paper.open([story(1), story(2)]);
    paper.answers['/other'] = (request, response) => send(rss(paper.origin, [story(7)]))(request, response);
    const folder = temporaryFolder();
    const file = join(folder, 'sources.yaml');
    const write = (content: string): void => writeFileSync(file, content.replaceAll('SITE', paper.origin));
    write('- feed: SITE/feed\n  id: paper\n');
    const config = readConfig({ DATA_DIR: join(folder, 'data'), SOURCES_FILE: file, ALLOW_PRIVATE_ADDRESSES: 'true' });
    const lines: string[] = [];
    const newsroom = await Newsroom.open(config, config, (line) => lines.push(line));
    onTestFinished(() => newsroom.close());
    newsroom.watch({ everyMs: 50 });
    const standing = () => Object.fromEntries(newsroom.sources().map(({ id, articles }) => [id, articles]));
    await expect.poll(standing, within).toEqual({ paper: 2 });

    write('- feed: SITE/feed\n  id: paper\n- fed: SITE/other\n');
    await expect.poll(() => lines.filter((line) => line.includes('sources.yaml:3: ')), within).toHaveLength(1);
    expect(lines.at(-1)).toMatch(/exactly one of.*The sources stay as they were\.$/);

    write('- feed: SITE/feed\n  id: paper\n- feed: SITE/other\n  id: other\n');
    await expect.poll(standing, within).toEqual({ paper: 2, other: 1 });

    // The same source elsewhere is read at once.
    const noon = new Date('2026-03-06T12:00:00Z');
    paper.answers['/moved'] = (request, response) => send(rss(paper.origin, [story(7), story(8)]))(request, response);
    write('- feed: SITE/feed\n  id: paper\n- feed: SITE/moved\n  id: other\n');
    utimesSync(file, noon, noon);
    await expect.poll(standing, within).toEqual({ paper: 2, other: 2 });

    // Of the same length and with its old times, as some tools put a file back.
    paper.answers['/again'] = (request, response) =>
      send(rss(paper.origin, [story(7), story(8), story(9)]))(request, response);
    const putBack = join(folder, 'put-back.yaml');
    writeFileSync(putBack, readFileSync(file, 'utf8').replace('/moved', '/again'));
    utimesSync(putBack, noon, noon);
    renameSync(putBack, file);
    await expect.poll(standing, within).toEqual({ paper: 2, other: 3 });

    // Its id stands for another kind now.
    write('- page: SITE/news/2\n  id: other\n- feed: SITE/feed\n  id: paper\n');
    await expect.poll(() => newsroom.sources().find(({ id }) => id === 'other')?.kind, within).toBe('page');

    write('- feed: SITE/feed\n  id: paper\n');
    const asked = { kind: 'remove', source: 'other', wasNamed: true } as const;
    await newsroom.state.errands.handIn(asked, null, new Date(), () => {});
    await expect.poll(standing, within).toEqual({ paper: 2 });
    expect(lines.filter((line) => line.startsWith('other: taken out'))).toHaveLength(1);
    const hits = await newsroom.library.search(
      { text: 'Report number 2 of the paper', filter: { from: null, to: null, outlets: [] }, askedAt: new Date() },
      5,
    );
    expect(hits.length).toBeGreaterThan(0);
  },
);

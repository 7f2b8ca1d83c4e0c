import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Newsroom } from '../../src/app/newsroom.ts';
import { readConfig } from '../../src/config.ts';
import { type Program, startProgram } from '../building/program.ts';
import { onTestFinished } from '../building/running-test.ts';
import { html, paperWithHome, terminal } from '../commands/editors-terminal.ts';
import { send } from '../sources/http/site.ts';
import { Paper, page, rss, story } from '../sources/lessons/paper.ts';

test('while the bot runs, sources are listed, and it adds, polls and removes them, and reads an archive', async () => {
  const paper = await paperWithHome();
  const { folder, env, run } = terminal();
  await run('sources', 'add', paper.origin);
  const settings = { ...env, DATA_DIR: join(folder, 'data'), SOURCES_FILE: join(folder, 'sources.yaml') };
  const config = readConfig(settings);
  const newsroom = await Newsroom.open(config, config, () => {});
  onTestFinished(() => newsroom.close());
  newsroom.watch({ everyMs: 20 });
  expect((await run('sources')).stdout).toContain('6 articles');
  paper.answers['/other'] = send(rss(paper.origin, [story(9)]), { 'content-type': 'application/rss+xml' });
  const added = await run('sources', 'add', `${paper.origin}/other`);
  expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('The bot is running: reading') });
  const other = `${paper.origin.slice(7)}/other`;
  expect(JSON.parse((await run('sources', '--json')).stdout)).toContainEqual(
    expect.objectContaining({ id: other, articles: 1 }),
  );
  paper.answers['/other'] = (_, response) => response.writeHead(500).end();
  const failed = await run('sources', 'poll', other);
  expect([failed.code, failed.stderr]).toEqual([1, expect.stringContaining(`${other}: `)]);
  expect(await run('sources', 'accept', other)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No changes of'),
  });
  expect(await run('sources', 'poll', 'nobody')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('names no source nobody'),
  });
  const removed = await run('sources', 'remove', other);
  expect([removed.code, removed.stdout + removed.stderr]).toEqual([
    0,
    expect.stringMatching(/was taken out of .*taken out with its 1 articles/s),
  ]);
  expect(await run('sources', 'remove', other)).toMatchObject({ code: 1 });
  paper.answers['/sitemap.xml'] = send(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${paper.origin}/news/7</loc><lastmod>2025-01-02</lastmod></url></urlset>`,
    { 'content-type': 'application/xml' },
  );
  paper.answers['/news/7'] = send(page(story(7)), html);
  const backfill = await run('backfill', paper.origin);
  expect([backfill.code, backfill.stderr]).toEqual([0, expect.stringContaining('1 added')]);
});

test('a backfill that is cut off goes on where it was', async () => {
  const paper = await Paper.open();
  const count = 30;
  const urls = Array.from(
    { length: count },
    (_, at) =>
      `<url><loc>${paper.origin}/old/${at}</loc><lastmod>2025-01-${String(1 + (at % 28)).padStart(2, '0')}</lastmod></url>`,
  );
  paper.answers['/sitemap.xml'] = send(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls.join('')}</urlset>`,
    { 'content-type': 'application/xml' },
  );
  const { folder, env, run } = terminal();
  let program: Program | null = null;
  let given = 0;
  for (let at = 0; at < count; at++) {
    const answer = send(page(story(at + 100)), html);
    paper.answers[`/old/${at}`] = (request, response) => {
      // In the middle of it, with no time to say goodbye.
      if (++given === 24) program?.process.kill('SIGKILL');
      else answer(request, response);
    };
  }
  program = startProgram(['backfill', paper.origin], { cwd: folder, env });
  await program.ended;
  program = null;
  const first = paper.asked.filter((path) => path.startsWith('/old/'));
  expect(first.length).toBeLessThan(count);
  const { code, stderr } = await run('backfill', paper.origin);
  expect([code, stderr]).toEqual([0, expect.stringMatching(/\d+ added/)]);
  const all = paper.asked.filter((path) => path.startsWith('/old/'));
  expect(new Set(all).size).toBe(count);
  // What was fetched and not yet written is fetched again, and no more than that.
  expect(all.length - count).toBeLessThanOrEqual(16);
  const [status] = JSON.parse((await run('sources', '--json')).stdout);
  expect(status).toMatchObject({ articles: count });
  const asked = paper.asked.length;
  await run('backfill', paper.origin);
  expect(paper.asked.slice(asked).filter((path) => path.startsWith('/old/'))).toEqual([]);
  expect(existsSync(join(folder, 'sources.yaml'))).toBe(false);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openArchive } from '../../src/index/open-archive.ts';
import { article } from '../building/article.ts';
import { dateline } from '../building/command.ts';
import { send } from '../sources/http/site.ts';
import { paperWithHome, terminal } from './editors-terminal.ts';

test.concurrent('a newsroom’s address is enough: its feed is found, shown, named and read; then listed, accepted and removed', async () => {
  const paper = await paperWithHome();
  const { folder, run } = terminal();
  const empty = await run('sources');
  expect([empty.code, empty.stderr]).toEqual([0, expect.stringContaining('names no sources yet')]);

  const added = await run('sources', 'add', paper.origin);
  expect(added.stdout).toMatch(/The feed .*\/feed.*Report number 6.*and 1 more\.\n\nAdded to .*sources\.yaml as/s);
  expect(added.stderr).toMatch(/read for the first time; 6 articles taken in/);
  expect(added.code).toBe(0);
  expect(readFileSync(join(folder, 'sources.yaml'), 'utf8')).toContain(`- feed: ${paper.origin}/feed`);
  expect(await run('sources', 'add', paper.origin)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('is a source already'),
  });

  const id = `${paper.origin.slice(7)}/feed`;
  const listed = await run('sources');
  expect(listed.stdout).toMatch(/\(feed\)\n {2}6 articles; last read .*; last news/);
  const [status] = JSON.parse((await run('sources', '--json')).stdout);
  expect(status).toMatchObject({ id, kind: 'feed', articles: 6, trouble: null, isNamed: true });
  const asked = await run('ask', 'What does report 3 say?');
  expect(asked.stdout).toContain('Report number 3 of the paper');

  expect(await run('sources', 'accept', id)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('No changes of'),
  });
  expect(await run('sources', 'remove', 'nobody')).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('There is no source nobody'),
  });
  const removed = await run('sources', 'remove', id);
  expect(removed.stdout + removed.stderr).toMatch(/was taken out of .*taken out with its 6 articles/s);
  expect(JSON.parse((await run('sources', '--json')).stdout || '[]')).toEqual([]);
});

test.concurrent('a page, a feed and a sitemap are checked as they would be read, and what can’t be is said', async () => {
  const paper = await paperWithHome();
  paper.answers['/map.xml'] = send(
    `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url><loc>${paper.origin}/news/1</loc><lastmod>2026-11-02</lastmod></url></urlset>`,
    { 'content-type': 'application/xml' },
  );
  const { folder, env, run } = terminal();
  const check = async (path: string): Promise<unknown> =>
    JSON.parse((await run('sources', 'check', paper.origin + path, '--json')).stdout);
  const item = {
    ...{ title: 'Report number 1 of the paper', url: `${paper.origin}/news/1`, author: null },
    ...{ text: expect.stringContaining('Report 1 says in line 11'), warnings: expect.any(Array) },
  };
  expect(await check('/news/1')).toEqual({ kind: 'page', items: [{ ...item, date: null }], problem: null });
  expect(await check('/map.xml')).toEqual({ kind: 'sitemap', items: [expect.objectContaining(item)], problem: null });
  const feed = await check('/feed');
  expect(feed).toMatchObject({ kind: 'feed', problem: null });
  expect(feed).toHaveProperty('items.5.title', 'Report number 6 of the paper');
  expect(await check('/nowhere')).toMatchObject({ items: [], problem: expect.stringContaining('404') });
  const refused = await dateline(['sources', 'check', `${paper.origin}/feed`], {
    env: { ...env, ALLOW_PRIVATE_ADDRESSES: '' },
    folder,
  });
  expect([refused.code, refused.stdout]).toEqual([1, expect.stringContaining('ALLOW_PRIVATE_ADDRESSES')]);
});

test.concurrent.each([
  [['add'], /Say what to add/],
  [['add', 'nonsense address'], /can't be added/],
  [['ad', 'x'], /“ad” isn't one of add/],
  [['add', 'a', 'b'], /one word too many/],
  [['--jsn'], /Usage/],
])('%j is said to be wrong', async (args, said) => {
  const { run } = terminal();
  const { code, stderr } = await run('sources', ...args);
  expect(stderr).toMatch(said);
  expect(code).not.toBe(0);
});

test.concurrent('a mistake in the file is told with its line, and the file stays as it is', async () => {
  const { folder, run } = terminal();
  const file = join(folder, 'sources.yaml');
  writeFileSync(file, 'sources:\n  - fed: https://a.example\n');
  for (const args of [['sources'], ['sources', 'remove', 'x'], ['ask', 'What?']]) {
    const { code, stderr } = await run(...args);
    expect([code === 0, stderr]).toEqual([
      false,
      expect.stringMatching(/sources\.yaml:2: a source says exactly one of/),
    ]);
  }
  expect(readFileSync(file, 'utf8')).toContain('fed:');
});

test.concurrent(
  'an article is hidden and shown again by its id; what isn’t there, or isn’t hidden, is said',
  { tags: 'thorough' },
  async () => {
    const { folder, run } = terminal();
    expect(await run('sources', 'hide', 'ferry')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('no article'),
    });
    const { writer } = openArchive(join(folder, 'data'), 'UTC');
    writer.transaction(() => writer.put(article('ferry', {}, 'The ferry came late.')));
    writer.close();
    expect(await run('sources', 'hide', 'ferry')).toMatchObject({ code: 0, stdout: expect.stringContaining('hidden') });
    const other = await run('sources', 'show', 'canal');
    expect([other.code, other.stderr]).toEqual([1, expect.stringContaining('Hidden are: ferry.')]);
    expect(await run('sources', 'show', 'ferry')).toMatchObject({ code: 0 });
    expect((await run('sources', 'show', 'ferry')).stderr).toContain('Nothing is.');
  },
);

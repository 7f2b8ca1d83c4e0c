// @module-tag thorough
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { folderSource } from '../../../src/sources/folder.ts';
import { importFile } from '../../../src/sources/jsonl.ts';
import { timeZone } from '../../building/archive.ts';
import { temporaryFolder } from '../../building/folder.ts';
import { send } from '../http/site.ts';
import { Paper, page, rss, story } from './paper.ts';

/** An article waits for its time, and then appears by itself: nobody has to touch it. It is 26 November 2026, 12:00. */

const body = 'The council of Gdynia votes on the harbour on Tuesday, said Mayor Anna Nowak.';
const at = (time: string): number => Date.parse(time);

test.each([
  ['embargo: 2026-11-27T10:00', '2026-11-27T09:59:00Z', '2026-11-27T10:00:00Z'],
  ['embargo: 2026-11-27T10:00+02:00', '2026-11-27T07:59:00Z', '2026-11-27T08:00:00Z'],
  ['embargo_until: 2026-11-27 10:00\ndate: 2026-11-26', '2026-11-27T09:59:00Z', '2026-11-27T10:00:00Z'],
  ['embargo: 2026-11-27T10:00\ndate: 2026-11-27', '2026-11-27T09:59:00Z', '2026-11-27T10:00:00Z'],
  ['embargo: 2026-11-28', '2026-11-27T23:59:00Z', '2026-11-28T00:00:00Z'],
  [
    'embargo: 2026-11-28\nstatus: corrected\ncorrection: The vote is on Tuesday.',
    '2026-11-27T23:59:00Z',
    '2026-11-28T00:00:00Z',
  ],
])('a file with %s', async (lines, before, after) => {
  const paper = await Paper.open();
  const folder = temporaryFolder({ 'vote.md': `---\ntitle: Harbour vote\n${lines}\n---\n${body}\n` });
  const { intake } = paper;
  const poll = () => intake.take(folderSource(folder, timeZone));
  expect((await poll()).warnings.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/embargo lasts until .* UTC; it appears by itself/),
  ]);
  paper.now = at(before);
  expect(intake.release()).toBe(0);
  expect([paper.titles(), await paper.found('harbour vote')]).toEqual([[], []]);
  paper.now = at(after);
  await poll();
  expect([paper.titles(), await paper.found('harbour vote')]).toEqual([['Harbour vote'], ['Harbour vote']]);
  expect(intake.release()).toBe(0);
  expect(await poll()).toMatchObject({ changed: 0, unchanged: 1 });
});

test('an embargo that has passed holds nothing back, and warns of nothing', async () => {
  const paper = await Paper.open();
  const folder = temporaryFolder({ 'vote.md': `---\ntitle: Harbour vote\nembargo: 2026-11-20\n---\n${body}\n` });
  expect(await paper.intake.take(folderSource(folder, timeZone))).toMatchObject({ added: 1, warnings: [] });
  expect(paper.titles()).toEqual(['Harbour vote']);
});

test('an embargo can be put off, and taken out, and a draft stays a draft', async () => {
  const paper = await Paper.open();
  const folder = temporaryFolder();
  const write = (lines: string) =>
    writeFileSync(join(folder, 'vote.md'), `---\ntitle: Harbour vote\n${lines}\n---\n${body}\n`);
  const poll = () => paper.intake.take(folderSource(folder, timeZone));
  write('embargo: 2026-11-27T10:00');
  await poll();
  write('embargo: 2026-11-30T10:00');
  await poll();
  paper.now = at('2026-11-28T10:00:00Z');
  await poll();
  expect(paper.titles()).toEqual([]);
  write('embargo: 2026-11-30T10:00\ndraft: true');
  await poll();
  paper.now = at('2026-12-01T10:00:00Z');
  await poll();
  expect(paper.titles()).toEqual([]);
  write('date: 2026-11-28');
  await poll();
  expect(paper.titles()).toEqual(['Harbour vote']);
});

test('an article that is gone before its time does not appear', async () => {
  const paper = await Paper.open();
  const folder = temporaryFolder({ 'vote.md': `---\ntitle: Harbour vote\nembargo: 2026-11-27T10:00\n---\n${body}\n` });
  await paper.intake.take(folderSource(folder, timeZone));
  expect(paper.intake.remove('folder')).toBe(1);
  paper.now = at('2026-11-28T10:00:00Z');
  expect(paper.intake.release()).toBe(0);
  expect(paper.titles()).toEqual([]);
});

test('an imported line', async () => {
  const paper = await Paper.open();
  const folder = temporaryFolder({
    'a.jsonl': `${JSON.stringify({ id: 'vote', title: 'Harbour vote', embargo: '2026-11-27T10:00:00Z', text: body })}\n`,
  });
  await importFile(paper.archive.writer, join(folder, 'a.jsonl'), {
    again: false,
    begun: async () => {},
    progress: () => {},
  });
  expect(paper.titles()).toEqual([]);
  paper.now = at('2026-11-27T10:00:00Z');
  expect(paper.intake.release()).toBe(1);
  expect(paper.titles()).toEqual(['Harbour vote']);
});

test('an item of a feed, by what the feed says of it', async () => {
  const paper = await Paper.open([story(1), story(2)]);
  const feed = rss(paper.origin, paper.stories).replace(
    '<title>Report number 2',
    '<prism:embargoDate>2026-11-27T10:00:00Z</prism:embargoDate><title>Report number 2',
  );
  paper.feed = send(feed.replace('<rss ', '<rss xmlns:prism="http://prismstandard.org/namespaces/basic/2.0/" '));
  await paper.poll();
  expect(paper.titles()).toEqual(['Report number 1 of the paper']);
  await paper.poll();
  paper.now = at('2026-11-27T10:00:00Z');
  paper.poller.tick();
  expect(paper.titles()).toEqual(['Report number 1 of the paper', 'Report number 2 of the paper']);
  expect(paper.lines.at(-1)).toBe('1 article appeared as an embargo passed.');
  paper.now += 60 * 60_000;
  await paper.poll();
  expect(paper.titles()).toHaveLength(2);
});

test('a page, by what it says of itself', async () => {
  const paper = await Paper.open();
  const html = page(story(1)).replace('</head>', '<meta name="embargo" content="2026-11-27T10:00:00Z"></head>');
  paper.answers['/live'] = send(html, { 'content-type': 'text/html' });
  const yaml = '- page: SITE/live\n  id: live';
  await paper.poll(1, yaml);
  expect(paper.titles()).toEqual([]);
  paper.now = at('2026-11-27T10:00:00Z');
  expect(paper.intake.release()).toBe(1);
  expect(paper.titles()).toEqual(['Report number 1 of the paper']);
});

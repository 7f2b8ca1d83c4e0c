// @module-tag thorough
import { expect, test } from 'vitest';
import { redirect, send } from '../http/site.ts';
import { Paper, page, rss, type Story, story } from './paper.ts';

/** What a day of played newsrooms found: several feeds of one site, and what a feed forgot. */
const yaml = '- feed: SITE/feed\n  id: paper\n- feed: SITE/other\n  id: other';

function otherFeed(paper: Paper, ...stories: readonly Story[]): void {
  paper.answers['/other'] = send(rss(paper.origin, stories), { 'content-type': 'application/rss+xml' });
}

test('one feed saw an article before it moved, another after: it stands there once', async () => {
  const before = story(1, { guid: 'SITE/news/1' });
  const paper = await Paper.open([before, story(2)]);
  const guid = `${paper.origin}/news/1`;
  paper.stories = [{ ...before, guid }, story(2)];
  otherFeed(paper);
  await paper.poll(15, yaml);
  const moved = story(1, { path: '/moved/1', guid });
  paper.answers['/news/1'] = redirect('/moved/1');
  otherFeed(paper, moved);
  await paper.poll(15, yaml);
  expect(paper.titles()).toEqual([story(1).title, story(2).title]);
});

test('a correction that another feed of the site tells counts, and an old copy of it does not come back', async () => {
  const wrong = story(1, { text: `${story(1).text} The bridge cost 3 million.` });
  const right = story(1, { text: `${story(1).text} The bridge cost 4 million.` });
  const paper = await Paper.open([wrong]);
  otherFeed(paper, wrong);
  await paper.poll(15, yaml);
  otherFeed(paper, right);
  await paper.poll(15, yaml);
  expect(paper.articles()[0]?.text).toContain('4 million');
  // The first feed says something else of it, and the same words as before.
  paper.stories = [{ ...wrong, author: 'Ada Lovelace' }];
  await paper.poll(15, yaml);
  expect(paper.articles().map(({ text }) => text.includes('4 million'))).toEqual([true]);
});

test.each([403, 404])('a page that answers %i at first is read later, though the feed forgot it', async (status) => {
  const paper = await Paper.open([story(1, { summary: '', page: send('', {}, status) }), story(2)]);
  await paper.poll();
  expect(paper.titles()).toEqual([story(2).title]);
  paper.stories = [story(2)];
  paper.answers['/news/1'] = send(page(story(1)), { 'content-type': 'text/html' });
  for (let poll = 0; poll < 4; poll++) await paper.poll(60);
  expect(paper.titles()).toEqual([story(1).title, story(2).title]);
});

test('a page that fails when its feed says something else takes no words away', async () => {
  const summary = 'A report in short.';
  const paper = await Paper.open([story(1, { summary })]);
  await paper.poll();
  paper.stories = [story(1, { summary: 'A report, shorter.', page: send('', {}, 500) })];
  await paper.poll();
  expect(paper.articles()[0]?.text).toContain('Report 1 says in line 11');
});

test('fallen out by age and gone for good from its page: withdrawn within a day', async () => {
  const paper = await Paper.open([story(1), story(2), story(3)]);
  await paper.poll();
  paper.stories = [story(2), story(3)];
  await paper.poll();
  paper.answers['/news/1'] = send('', {}, 410);
  for (let hours = 0; hours < 24; hours += 6) await paper.poll(6 * 60);
  expect(paper.titles()).toEqual([story(2).title, story(3).title]);
});

test('a host that asked to be left alone says nothing of its other feeds: they are put off, not broken', async () => {
  const paper = await Paper.open([story(1)]);
  paper.feed = send('', { 'retry-after': '1200' }, 429);
  otherFeed(paper, story(1));
  const told = await paper.poll(15, yaml);
  expect(told.join('\n')).not.toContain('other');
  expect(paper.status('paper').failures).toBe(1);
  expect(paper.status('other')).toMatchObject({ failures: 0, trouble: null });
  const { nextAt } = paper.status('other');
  expect(nextAt && nextAt.getTime() - paper.now).toBeGreaterThanOrEqual(20 * 60_000);
  paper.feed = null;
  await paper.poll(30, yaml);
  expect(paper.titles()).toEqual([story(1).title]);
});

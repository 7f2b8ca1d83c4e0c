// @module-tag thorough
import { expect, test } from 'vitest';
import { send } from '../http/site.ts';
import { Paper, paragraph } from './paper.ts';

/** Feeds that would mislead readers, or wear the archive out. */

const item = (inner: string, text = paragraph(1)): string => `<item>${inner}<description>${text}</description></item>`;
const yaml = '- feed: SITE/feed\n  id: paper\n  text: feed';

async function paperOf(...items: string[]): Promise<Paper> {
  const paper = await Paper.open();
  paper.feed = send(
    `<?xml version="1.0"?><rss version="2.0"><channel><title>The Paper</title>${items.join('')}</channel></rss>`,
  );
  await paper.poll(15, yaml);
  return paper;
}

test('a name and password before the host of a link is no part of it: it would pass one site off as another', async () => {
  const paper = await paperOf(item('<title>Results</title><link>https://paper.example:8443@evil.example/a</link>'));
  expect(paper.articles()).toMatchObject([{ id: 'evil.example/a', url: 'https://evil.example/a' }]);
});

test('an address of 100,000 characters is left out, and that is said', async () => {
  const link = `https://paper.example/${'a'.repeat(100_000)}`;
  const paper = await paperOf(item(`<title>Results</title><link>${link}</link><guid>${link}</guid>`));
  const [article] = paper.articles();
  expect(article?.url).toBeNull();
  expect(article?.id.length).toBeLessThan(100);
  expect(paper.lines.join('\n')).toContain('an address has over 2000 characters and was left out');
});

test('an item that stands twice with other words is what its upper one says, and no version with every poll', async () => {
  const twice = (title: string, text: string): string =>
    item(`<title>${title}</title><link>https://paper.example/a</link>`, text);
  const paper = await paperOf(twice('Results', paragraph(1)), twice('Results', paragraph(2)));
  for (let poll = 0; poll < 4; poll++) expect(await paper.poll(15, yaml)).toEqual([]);
  const [article] = paper.articles();
  expect(article?.text).toContain('Report 1 says');
  expect(paper.past(article?.id ?? '')).toEqual([]);
});

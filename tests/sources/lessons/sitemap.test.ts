// @module-tag thorough
import { expect, test } from 'vitest';
import { redirect, send } from '../http/site.ts';
import { zipped } from '../zipped.ts';
import { Paper, page, type Story, story } from './paper.ts';

const xml = { 'content-type': 'application/xml' };
const html = { 'content-type': 'text/html' };
const yaml = '- sitemap: SITE/\n  id: paper';
const stories = (count: number): Story[] => Array.from({ length: count }, (_, at) => story(at + 1));
const urlset = (paper: Paper, pages: readonly Story[], lastmod = '2026-11-26T08:00:00Z'): string =>
  `<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${pages.map(({ path }) => `<url><loc>${paper.origin}${path}</loc><lastmod>${lastmod}</lastmod></url>`).join('')}</urlset>`;

async function paperOf(count: number): Promise<Paper> {
  const paper = await Paper.open(stories(count));
  paper.answers['/sitemap.xml'] = (request, response) => send(urlset(paper, paper.stories), xml)(request, response);
  return paper;
}

test('pages of a sitemap come in once, and again when they change', async () => {
  const paper = await paperOf(20);
  expect(await paper.poll(1, yaml)).toEqual(['paper: read for the first time; 20 articles taken in.']);
  const asked = paper.asked.length;
  await paper.poll(15, yaml);
  expect(paper.asked.slice(asked).filter((path) => path.startsWith('/news/'))).toEqual([]);
  paper.answers['/news/1'] = send(page({ title: 'Another headline', text: story(1).text }), html);
  paper.answers['/sitemap.xml'] = send(urlset(paper, paper.stories.slice(0, 1), '2026-11-26T11:00:00Z'), xml);
  await paper.poll(15, yaml);
  expect(paper.titles()[0]).toBe('Another headline');
  expect(paper.titles()).toHaveLength(20);
});

test.each([
  500, 503,
])('pages that answer %i for a while come later, and the site is not asked in vain', async (status) => {
  const paper = await paperOf(40);
  for (let number = 5; number <= 40; number++)
    paper.answers[`/news/${number}`] = send('', status === 503 ? { 'retry-after': '60' } : {}, status);
  await paper.poll(1, yaml);
  if (status === 503) expect(paper.asked.filter((path) => path.startsWith('/news/'))).toHaveLength(5);
  for (let number = 5; number <= 40; number++) delete paper.answers[`/news/${number}`];
  paper.answers['/sitemap.xml'] = send(urlset(paper, status === 500 ? [] : paper.stories), xml);
  for (let poll = 0; poll < 4; poll++) await paper.poll(15, yaml);
  expect(paper.titles()).toEqual(stories(40).map(({ title }) => title));
  expect(paper.status().trouble).toBeNull();
});

const hostile: readonly (readonly [string, (paper: Paper) => void])[] = [
  [
    'names itself',
    (paper) => {
      paper.answers['/sitemap.xml'] = send(
        `<sitemapindex><sitemap><loc>${paper.origin}/sitemap.xml</loc></sitemap></sitemapindex>`,
        xml,
      );
    },
  ],
  [
    'is a zip bomb',
    (paper) => {
      paper.answers['/sitemap.xml'] = send(zipped(300), {
        'content-type': 'application/gzip',
      });
    },
  ],
  [
    'leads to a machine’s own services',
    (paper) => {
      paper.answers['/sitemap.xml'] = redirect('http://169.254.169.254/latest/');
    },
  ],
  [
    'grows by its entities',
    (paper) => {
      const lines = Array.from({ length: 9 }, (_, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`);
      paper.answers['/sitemap.xml'] = send(
        `<!DOCTYPE urlset [<!ENTITY a0 "a">${lines.join('')}]><urlset><url><loc>${paper.origin}/&a9;</loc></url></urlset>`,
        xml,
      );
    },
  ],
  [
    'never ends',
    (paper) => {
      paper.answers['/sitemap.xml'] = (_, response) => {
        response.writeHead(200, xml);
        const more = (): void => {
          while (!response.destroyed && response.write(' '.repeat(1024 * 1024))) {}
          response.once('drain', more);
        };
        more();
      };
    },
  ],
];

test.each(hostile)('a sitemap that %s costs one poll, and nothing that it brought', async (_, set) => {
  const paper = await paperOf(3);
  await paper.poll(1, yaml);
  set(paper);
  await paper.poll(15, yaml);
  expect(paper.titles()).toHaveLength(3);
  paper.answers['/sitemap.xml'] = send(urlset(paper, stories(4)), xml);
  paper.stories = stories(4);
  await paper.poll(120, yaml);
  expect(paper.titles()).toHaveLength(4);
});

test('one page as a source: changed, missing for a moment, gone, and told when it is', async () => {
  const paper = await Paper.open();
  const live = '- page: SITE/live\n  id: paper';
  const show = (title: string): void => {
    paper.answers['/live'] = send(page({ title, text: story(1).text }), html);
  };
  expect(await paper.poll(1, live)).toEqual([
    expect.stringMatching(/there is nothing at .*\(404\); check the address/),
  ]);
  show('Live: the vote');
  await paper.poll(400, live);
  show('Live: the vote is over');
  await paper.poll(400, live);
  delete paper.answers['/live'];
  await paper.poll(15, live);
  expect(paper.titles()).toEqual(['Live: the vote is over']);
  show('Live: the vote is over');
  await paper.poll(15, live);
  delete paper.answers['/live'];
  await paper.poll(15, live);
  await paper.poll(15, live);
  expect(paper.titles()).toEqual([]);
  await paper.poll(15, live);
  expect(paper.status().trouble).toMatch(/404/);
});

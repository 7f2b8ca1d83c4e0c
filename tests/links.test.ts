import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';

const project = join(import.meta.dirname, '..');
const inDocs = readdirSync(join(project, 'docs')).map((file) => `docs/${file}`);
const pages = [...readdirSync(project), ...inDocs].filter((file) => file.endsWith('.md'));

/** As GitHub makes a heading's anchor. */
function anchorsOf(page: string): string[] {
  const headings = [...readFileSync(page, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** What a page links to within the project, and whether it is there. */
function linksOf(page: string): { link: string; leads: boolean }[] {
  const links = [...readFileSync(join(project, page), 'utf8').matchAll(/\]\((?!https?:)([^)\s]+)\)/g)];
  return links.map(([, link = '']) => {
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(project, page) : join(project, dirname(page), path);
    return { link, leads: existsSync(target) && (anchor === undefined || anchorsOf(target).includes(anchor)) };
  });
}

test.each(pages)('every link of %s leads somewhere', (page) => {
  expect(linksOf(page).filter(({ leads }) => !leads)).toEqual([]);
});

test('README leads to every page of docs', () => {
  const linked = linksOf('README.md').map(({ link }) => link);
  expect(inDocs.filter((file) => file.endsWith('.md') && !linked.includes(file))).toEqual([]);
});

test('a newcomer reads README in two minutes', () => {
  expect(readFileSync(join(project, 'README.md'), 'utf8').split('\n').length).toBeLessThanOrEqual(120);
});

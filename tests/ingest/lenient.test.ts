import { describe, expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { readImportedLine } from '../../src/ingest/imported-line.ts';
import { readHtml, readMarkdown, readPlainText } from '../../src/ingest/make-article.ts';
import { formatWarning, type Warning } from '../../src/ingest/problem.ts';
import { tryReading } from '../../src/sources/article-file.ts';
import { listFiles } from '../../src/sources/folder-files.ts';
import { temporaryFolder } from '../building/folder.ts';

/** Nothing is lost in silence: what was guessed or left out is said, and the rest is read. */

const timeZone = 'Europe/Warsaw';
const body = 'The council met in Gdynia on Monday. It approved the plan.';

function reading(
  read: (options: { timeZone: string; warn: (reason: string, line?: number | null) => void }) => Article,
) {
  const warnings: Warning[] = [];
  const article = read({ timeZone, warn: (reason, line = null) => warnings.push({ line, reason }) });
  return { article, warnings: warnings.map(formatWarning) };
}

const withLines = (lines: string) => reading((options) => readMarkdown('a.md', `---\n${lines}\n---\n${body}`, options));

const sentencesOf = ({ text, sentences }: Article) => sentences.map(({ start, end }) => text.slice(start, end));

describe('front matter', () => {
  test.each([
    ['title: Poland: council meets', { title: 'Poland: council meets' }],
    ['title: "Quiet" talks begin', { title: '"Quiet" talks begin' }],
    ['title: @mayor resigns', { title: '@mayor resigns' }],
    ['title: [Exclusive] Council meets', { title: '[Exclusive] Council meets' }],
    ['title: 50% more: how?', { title: '50% more: how?' }],
    ['title: Council meets #2 today', { title: 'Council meets #2 today' }],
    ["title: 'Til dawn", { title: "'Til dawn" }],
    ['title: *stars*', { title: '*stars*' }],
    ['author: [Ana Lis, Bo Kim]', { author: 'Ana Lis, Bo Kim' }],
    ['author:\n  - Ana Lis\n  - Bo Kim', { author: 'Ana Lis, Bo Kim' }],
    ['author:\n  name: Ana Lis\n  email: a@example.org', { author: 'Ana Lis' }],
    ['authors:\n  - name: Ana Lis\n  - name: Bo Kim', { author: 'Ana Lis, Bo Kim' }],
    ['title: A\ndate: 2026-02-30', { title: 'A', date: null }],
    ['title: A\nurl: nowhere', { title: 'A', url: null }],
    ['title: A\nlanguage: English', { title: 'A', language: 'en' }],
    ['titel: A', {}],
  ])('%s', (lines, expected) => {
    const { article, warnings } = withLines(lines);
    expect(article).toMatchObject({ ...expected, text: body });
    expect(warnings).toHaveLength(1);
  });

  test.each([
    ['title: 007', { title: '007' }],
    ['id: 5.10', { id: '5.10' }],
    ['id: 1234567890123456789', { id: '1234567890123456789' }],
    ['id: 0x1F', { id: '0x1F' }],
    ['title: 1_000', { title: '1_000' }],
    ['title: Yes', { title: 'Yes' }],
    ['title: "2026-02-03"', { title: '2026-02-03' }],
    ['TITLE: Port', { title: 'Port' }],
    ['headline: Port\nlang: pl', { title: 'Port', language: 'pl' }],
    ['title: ~\nsource:', { title: 'The council met in Gdynia on Monday.', source: null }],
    ['title: A # for Monday', { title: 'A' }],
    ['tytuł: Rada\ndata: 2026-02-03', { title: 'Rada', date: '2026-02-03' }],
    ['제목: 의회\n날짜: 2026-02-03', { title: '의회', date: '2026-02-03' }],
  ])('%s stays as it was written, without a word', (lines, expected) => {
    const { article, warnings } = withLines(lines);
    expect(article).toMatchObject(expected);
    expect(warnings).toEqual([]);
  });

  test.each([
    ['+++\nid = 5.10\n+++', '5.10'],
    ['+++\nid = 1234567890123456789\n+++', '1234567890123456789'],
    ['{"id": 1234567890123456789}', '1234567890123456789'],
    ['{"id": 5.10}', '5.10'],
  ])('so do the numbers of %s', (front, id) => {
    expect(readMarkdown('a.md', `${front}\n${body}`).id).toBe(id);
  });

  test('and of an imported line', () => {
    const ids = ['1234567890123456789', '1234567890123456788', '5.10', '7'];
    const read = ids.map((id) =>
      reading((options) => readImportedLine(Buffer.from(`{"id": ${id}, "text": "${body}"}`), options)),
    );
    expect(read.map(({ article }) => article.id)).toEqual(ids);
  });
});

describe('a date', () => {
  test.each([
    ['2026-02-03 09:30:00 +0100', '2026-02-03T09:30:00+01:00'],
    ['2026-02-03T09:30:00 Z', '2026-02-03T09:30:00Z'],
    ['2026-02-03 09:30:00', '2026-02-03T09:30:00+01:00'],
    ['2026-07-03T09:30', '2026-07-03T09:30:00+02:00'],
    ['2026-02-03 09:30 Asia/Seoul', '2026-02-03T09:30:00+09:00'],
    ['23 November 2026', '2026-11-23'],
    ['November 23, 2026', '2026-11-23'],
    ['Monday 23rd of November 2026', '2026-11-23'],
    ['Nov. 23, 2026, 5:04 p.m.', '2026-11-23T17:04:00+01:00'],
    ['Tue, 03 Feb 2026 09:30:00 GMT', '2026-02-03T09:30:00Z'],
    ['23 listopada 2026 r.', '2026-11-23'],
    ['wtorek, 3 lutego 2026, godz. 9.30', '2026-02-03T09:30:00+01:00'],
    ['2026년 2월 3일', '2026-02-03'],
    ['2026. 2. 3.', '2026-02-03'],
    ['03.02.2026', '2026-02-03'],
    ['23/2/2026', '2026-02-23'],
    ['2026/02/03', '2026-02-03'],
    ['20260203', '2026-02-03'],
    ['1770111000', '2026-02-03T09:30:00Z'],
    ['2026-02-03 09:30 KST', '2026-02-03'],
  ])('%s is read, and said', (written, date) => {
    const { article, warnings } = withLines(`title: A\ndate: ${written}`);
    expect(article.date).toBe(date);
    expect(warnings).toEqual([expect.stringContaining(`line 3: date: “${written}” was read as ${date}`)]);
  });

  test.each([
    '3/2/2026',
    '2026-02-30',
    '31 April 2026',
    'yesterday',
    '2026',
    'February 2026',
    '03.02.26',
    'soon',
  ])('%s is none, or could be two: the article is undated', (written) => {
    const { article, warnings } = withLines(`title: A\ndate: ${written}`);
    expect(article.date).toBeNull();
    expect(warnings).toEqual([expect.stringContaining('it was left out')]);
  });

  test('as we write dates is no guess', () => {
    for (const date of ['2026-02-03', '2026-02-03T09:30:00+01:00', '2026-02-03T08:30:00Z']) {
      expect(withLines(`date: ${date}`)).toMatchObject({ article: { date }, warnings: [] });
    }
  });

  test('may stand first in plain text', () => {
    const { article } = reading((options) =>
      readPlainText('a.txt', 'Date: 3 February 2026\nCouncil meets\n\nIt met.', options),
    );
    expect(article).toMatchObject({ title: 'Council meets', date: '2026-02-03', text: 'It met.' });
  });
});

describe('Markdown as newsrooms write it', () => {
  const read = (markdown: string) => readMarkdown('a.md', `---\ntitle: T\n---\n${markdown}`);

  test.each([
    [
      'The fare is 1,700 won.[^1] Children ride free.\n\n[^1]: It was 1,550 won.',
      'The fare is 1,700 won. Children ride free.\n\nIt was 1,550 won.',
    ],
    ['It will cost ~~40~~ 70 million zloty.', 'It will cost 70 million zloty.'],
    ['It is 10~20도, then 30~40도.', 'It is 10~20도, then 30~40도.'],
    ['- [x] Bridge\n- [ ] Road', 'Bridge\n\nRoad'],
    ['2027. The frigate Warta enters service.', '2027. The frigate Warta enters service.'],
    ['1. FC Köln won.', '1. FC Köln won.'],
    ['3. Third\n4. Fourth', '3. Third\n\n4. Fourth'],
    ['1. First\n2. Second', 'First\n\nSecond'],
    ['1. First\n1. Second', 'First\n\nSecond'],
    ['Ola Wit spoke.<br>Jan Rak left.', 'Ola Wit spoke.\n\nJan Rak left.'],
    ['Ola Wit spoke.  \nJan Rak left.', 'Ola Wit spoke.\n\nJan Rak left.'],
    ['Ola Wit spoke for  \nan hour.', 'Ola Wit spoke for an hour.'],
    ['Tickets: 45 euros<br>Children: free', 'Tickets: 45 euros\n\nChildren: free'],
    ['AT&amp;T paid &euro;5m &mdash; &ldquo;a lot&rdquo;.', 'AT&T paid €5m — “a lot”.'],
    [
      '<p>The line opened.</p>\n<p>A ticket costs <b>45</b> euros.</p>\n\nThe *captain* left.',
      'The line opened.\n\nA ticket costs 45 euros.\n\nThe captain left.',
    ],
    ['It opened.<!-- not for print: the owner is ill -->', 'It opened.'],
    ['<!-- note --> It opened.', 'It opened.'],
    ['It opened.\n\n<script>track("x")</script>\n\n<style>p { color: red }</style>', 'It opened.'],
    ['<del>Old.</del> New.', 'New.'],
    ['<div hidden>Not yet.</div>\n\nNow.', 'Now.'],
    ['H<sub>2</sub>O on 5 m<sup>2</sup>', 'H2O on 5 m2'],
    ['He said.<sup><a href="#fn1">1</a></sup> So did she.', 'He said. So did she.'],
    ['Kosztuje <b>1,2&nbsp;mld</b> zł.', 'Kosztuje 1,2 mld zł.'],
    ['<p>장관은 &ldquo;협력&rdquo;을 말했다.</p>', '장관은 “협력”을 말했다.'],
    ['Page one.\fPage two.', 'Page one. Page two.'],
  ])('%j', (markdown, text) => {
    expect(read(markdown).text).toBe(text);
  });

  test('a note stands at the end, by itself', () => {
    const article = read('The fare is 1,700 won.[^a]\n\n[^a]: It was 1,550 won.\n\nChildren ride free.');
    expect(sentencesOf(article)).toEqual(['The fare is 1,700 won.', 'Children ride free.', 'It was 1,550 won.']);
    expect(article.structure.map(({ kind }) => kind)).toEqual(['note']);
  });

  test('a number at a paragraph’s start is no sentence of its own', () => {
    expect(sentencesOf(read('2027. The frigate Warta enters service. It sails.'))).toEqual([
      '2027. The frigate Warta enters service.',
      'It sails.',
    ]);
  });
});

describe('HTML', () => {
  const page = (head: string, inner: string) =>
    `<!doctype html><html lang="pl"><head>${head}</head><body>${inner}</body></html>`;

  test('a page says of itself what front matter would', () => {
    const { article, warnings } = reading((options) =>
      readHtml(
        'a.html',
        page(
          '<title>Port otwarty | Głos Portu</title><meta property="og:site_name" content="Głos Portu"><meta name="author" content="Ana Lis">' +
            '<meta property="article:published_time" content="2026-02-03T09:30:00+01:00"><link rel="canonical" href="https://example.org/port">',
          '<p>Port w Ustce otwarto w poniedziałek. Wszyscy przyszli.</p>',
        ),
        options,
      ),
    );
    expect(article).toMatchObject({
      ...{ title: 'Port otwarty', source: 'Głos Portu', author: 'Ana Lis', url: 'https://example.org/port' },
      ...{
        date: '2026-02-03T09:30:00+01:00',
        language: 'pl',
        text: 'Port w Ustce otwarto w poniedziałek. Wszyscy przyszli.',
      },
    });
    expect(warnings).toEqual([]);
  });

  test('what stands around an article is none of it', () => {
    const paragraph =
      '<p>The port of Ustka was opened on Monday by the mayor, who had waited for it since the storm, and all came.</p>';
    const { text } = readHtml(
      'a.html',
      page(
        '',
        `<nav><a href="/">Home</a></nav><article><h1>Port opens</h1>${paragraph.repeat(6)}</article><footer>All rights reserved</footer>`,
      ),
    );
    expect(text).toContain('opened on Monday');
    expect(text).not.toMatch(/Home|rights/);
  });

  test('a short page without anything around its article is read whole', () => {
    expect(readHtml('a.html', '<html><body><p>The pier reopens Monday.</p></body></html>').text).toBe(
      'The pier reopens Monday.',
    );
  });

  test('cells that reach over rows and columns keep the others under their heads', () => {
    const { structure, text } = readHtml(
      'a.html',
      '<p>Results.</p><table><tr><th>Year<th>Tanks<th>Ships</tr><tr><td rowspan=2>2025<td>96<td>4</tr><tr><td>84<td>5</tr></table>',
    );
    const rows = structure.flatMap((mark) =>
      mark.kind === 'row' ? [mark.cells.map(({ start, end }) => text.slice(start, end))] : [],
    );
    expect(rows).toEqual([
      ['2025', '96', '4'],
      ['', '84', '5'],
    ]);
  });
});

describe('files', () => {
  const files = (contents: Record<string, string | Uint8Array>) => {
    const folder = temporaryFolder(contents);
    return listFiles(folder).map((file) => ({ file: file.path, ...tryReading(folder, file, timeZone) }));
  };

  test('in which letters were lost before are read, and said', () => {
    const [read] = files({ 'a.txt': 'One.\nWASHINGTON\ufffd It rained.' });
    expect(read?.warnings).toEqual([{ line: 2, reason: expect.stringContaining('letters were lost') }]);
  });

  test('end with .md, .markdown, .txt, .html or .htm, in any case', () => {
    const names = ['a.md', 'b.markdown', 'c.txt', 'd.html', 'e.htm', 'f.HTML', 'g.jpg'];
    const read = files(Object.fromEntries(names.map((name) => [name, '<p>The port opened.</p>'])));
    expect(read.map(({ file }) => file)).toEqual(names.slice(0, 6));
  });

  test.each([
    [
      'windows-1252',
      [...Buffer.from('The caf\xe9 of Ren\xe9 closed \x96 \x93for good\x94.', 'latin1')],
      'The café of René closed – “for good”.',
      'Windows-1252',
    ],
    [
      'windows-1250',
      [...Buffer.from('Za\xbf\xf3\xb3\xe6 g\xea\x9cl\xb9 ja\x9f\xf1 w \xa3odzi.', 'latin1')],
      'Zażółć gęślą jaźń w Łodzi.',
      'Windows-1250',
    ],
    [
      'iso-8859-2',
      [...Buffer.from('Za\xbf\xf3\xb3\xe6 g\xea\xb6l\xb1 ja\xbc\xf1 w \xa3odzi.', 'latin1')],
      'Zażółć gęślą jaźń w Łodzi.',
      'ISO 8859-2',
    ],
    ['euc-kr', [0xba, 0xce, 0xbb, 0xea, 0xc7, 0xd7, 0x20, 0xc6, 0xc4, 0xbe, 0xf7, 0x2e], '부산항 파업.', 'EUC-KR'],
    ['utf-16', [...Buffer.from('\ufeffThe ferry came late.', 'utf16le')], 'The ferry came late.', 'UTF-16'],
    [
      'utf-8 with a pasted letter',
      [...Buffer.from('Łódź ma caf'), 0xe9, ...Buffer.from(' i ogród.')],
      'Łódź ma café i ogród.',
      'Windows-1252',
    ],
  ])('in %s are recognised, and said', (_name, bytes, text, encoding) => {
    const [read] = files({ 'a.txt': Uint8Array.from(bytes) });
    expect(read && 'article' in read ? read.article.text : read).toBe(text);
    expect(read?.warnings.map(formatWarning)).toEqual([expect.stringContaining(encoding)]);
  });
});

test('what a page hides by its style is not in its article, whatever stands around it', () => {
  const long = 'The ferry came late in the snow of the north. '.repeat(12);
  const hidden = '<p style="color:red;DISPLAY : none !important">Not to be read yet.</p>';
  const page = `<!doctype html><html><head><title>Ferry</title></head><body><nav><a href="/">Home</a></nav><article><h1>Ferry</h1><p>${long}</p>${hidden}<p>${long}</p></article></body></html>`;
  const { text } = readHtml('ferry.html', page);
  expect(text).toContain('The ferry came late');
  expect(text).not.toContain('Not to be read');
});

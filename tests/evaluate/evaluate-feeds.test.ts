// @module-tag thorough
import { expect, test } from 'vitest';
import { dateline } from '../building/command.ts';
import { temporaryFolder } from '../building/folder.ts';

const rss = (items: string): string => `<rss version="2.0"><channel><title>x</title>${items}</channel></rss>`;
const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const folder = (): string =>
  temporaryFolder({
    'set/port.xml': rss(
      '<item><title>Port reopens</title><link>https://example.org/port</link><pubDate>Tue, 03 Feb 2026 09:30:00 GMT</pubDate><description>Ships may enter &lt;b&gt;again&lt;/b&gt;.</description></item>' +
        '<item><title>Ferry sails</title><link>https://example.org/ferry</link></item>',
    ),
    'set/asserted.xml': rss('<item><title>Caf&#xe9;</title><description>x</description></item>'),
    'set/translated.xml': rss('<item><title>Other</title></item>'),
    'set/page.html': '<!doctype html><html></html>',
    'set/index.jsonl': lines([
      {
        file: 'port.xml',
        truth: 'agreed',
        items: [
          { title: 'Ferry sails', link: 'https://example.org/wrong' },
          { title: 'Port reopens', published: '2026-02-03T10:30:00+01:00', text: '<p>Ships may <b>enter again</b>' },
        ],
      },
      { file: 'asserted.xml', truth: 'asserted', expect: "not bozo and entries[0]['title'] == u'Caf\\xe9'" },
      { file: 'translated.xml', truth: 'translated', expect: { items: [{ title: 'Another', guid: null }] } },
      { file: 'page.html', truth: 'not a feed for any' },
    ]),
    'odd/index.jsonl': '{"file": 1}\n',
  });

test('feeds are held against what is known of them; --misses names what was read wrongly', async () => {
  const { code, stdout } = await dateline(['evaluate', 'feeds', './set', '--misses'], { folder: folder() });
  expect(code).toBe(0);
  expect(stdout).toMatch(/^agreed +1 of 1 +1\.000 of 1 +\.000 of 1 +1\.000 of 1 +1\.000 of 1$/m);
  expect(stdout).toMatch(/^asserted +1 of 1 +1\.000 of 1 +– +– +–$/m);
  expect(stdout).toMatch(/^translated +1 of 1 +\.000 of 1 +– +– +–$/m);
  expect(stdout).toContain('No feeds: 1 of 1 refused.');
  expect(stdout).toContain('port.xml  link: “https://example.org/wrong” was read as “https://example.org/ferry”');
  expect(stdout).toContain('translated.xml  title: “Another” was read as “<p>Other</p>”');
});

test.each([
  [['feeds'], 2, 'Name one folder of feeds'],
  [['feeds', './none'], 1, 'index.jsonl is missing'],
  [['feeds', './odd'], 1, "index.jsonl:1 isn't"],
])('%j says what to do', async (args, code, said) => {
  const ended = await dateline(['evaluate', ...args], { folder: folder() });
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(said);
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseSources, readSourcesFile } from '../../src/sources/sources-file.ts';
import { isWanted } from '../../src/sources/wanted-items.ts';
import { temporaryFolder } from '../building/folder.ts';

const site = 'https://a.example/feed';

describe('a mistake is told with file, line and what to do', () => {
  test.each([
    [`sources:\n\t- feed: ${site}`, 2, /Tabs are not allowed.*indent with spaces/],
    [`sources:\n- feed: [${site}`, 2, /it isn't valid YAML/],
    ['a: b: c', 1, /it isn't valid YAML.*quotes/],
    [`---\n- feed: ${site}\n---\n- feed: ${site}`, 3, /take out the lines with ---/],
    ['- feed: *nowhere', 1, /Unresolved alias/],
    [`feed: ${site}`, 1, /“feed” isn't known here; the file holds a list under sources/],
    [`sources:\n  - feed: ${site}\nsource: x`, 3, /“source” isn't known here/],
    [`sources:\n  feed: ${site}`, 2, /write each as “- feed: https/],
    ['just words', 1, /write each as “- feed: https/],
    [`- feed: ${site}\n- ${site}`, 2, /a source is written as “- feed/],
    [`- feed: ${site}\n-`, 2, /a source is written as “- feed/],
    ['- feed:', 1, /feed is not an http\(s\) address; write it like/],
    ['- feed: a.example/feed', 1, /feed is not an http\(s\) address/],
    ['- page: ftp://a.example', 1, /page is not an http\(s\) address/],
    [
      `- feed: ${site}\n  page: ${site}`,
      1,
      /exactly one of feed, sitemap, page, folder, jsonl; this one says feed, page/,
    ],
    ['- id: x\n  outlet: y', 1, /exactly one of .*this one says id, outlet/],
    [`- rss: ${site}`, 1, /this one says rss/],
    [`- feed: ${site}\n  fed: x`, 2, /“fed” isn't known of a feed; it may say feed, id/],
    [`- feed: ${site}\n  since: 2026-01-01`, 2, /“since” isn't known of a feed/],
    [`- feed: ${site}\n  everyMs: 1000`, 2, /“everyMs” isn't known of a feed/],
    [`- feed: ${site}\n  id: (played) The Post`, 2, /must begin with a letter or digit/],
    [
      `- feed: ${site}\n  include:\n    sections: [x]`,
      3,
      /“sections” isn't known of include; it may say section, path, author/,
    ],
    [`- feed: ${site}\n  include: sport`, 2, /include says by what: \{ section/],
    [`- feed: ${site}\n  exclude:\n    section: 5`, 3, /exclude\.section .*numbers in quotes/],
    [`- feed: ${site}\n- feed: ${site}`, 2, /stands twice; give one of them another id/],
    [`- feed: ${site}\n  id: x\n\n- page: https://b.example\n  id: x`, 4, /the source x stands twice/],
    [`- feed: ${site}\n  id: folder`, 2, /goes by; choose another/],
    [`- feed: ${site}\n  id: ../x`, 2, /must begin with a letter or digit/],
    [`- feed: ${site}\n  id: 5`, 2, /put it in quotes/],
    [`- feed: ${site}\n  text: all`, 2, /one of auto, feed and page/],
    [`- feed: ${site}\n  maxAgeDays: 0`, 2, /whole number of days/],
    [`- feed: ${site}\n  language: polish`, 2, /language tag; write it like pl/],
    ['- sitemap: https://a.example\n  since: 2026-02-31', 2, /is not a day; write it like/],
    ['- folder: ""', 1, /folder is empty/],
  ])('%j', (content, line, said) => {
    expect(() => parseSources(content, 'sources.yaml')).toThrow(said);
    expect(() => parseSources(content, 'sources.yaml')).toThrow(new RegExp(`^sources\\.yaml:${line}: .*\\.$`));
  });

  test('a file that can’t be read', () => {
    const file = join(temporaryFolder(), 'sources.yaml');
    mkdirSync(file);
    expect(() => readSourcesFile(file)).toThrow(/sources\.yaml can't be read/);
  });
});

test.each(['', '# nothing yet\n', 'sources:\n', 'sources: []', '[]'])('%j names no sources', (content) => {
  expect(parseSources(content, 'sources.yaml')).toEqual([]);
});

test.each([
  `- feed: ${site}`,
  `\ufeffsources:\n- feed: ${site}\n  outlet:\n  include:\n`,
  `- feed: ' ${site} '\r\n`,
])('%j is a feed', (content) => {
  expect(parseSources(content, 'sources.yaml')).toMatchObject([
    { kind: 'feed', id: 'a.example/feed', outlet: null, maxAgeDays: null },
  ]);
});

describe('what is wanted', () => {
  const now = new Date('2026-11-26T12:00:00Z');
  const item = {
    url: 'https://a.example/sport/football/1',
    sections: ['Sport'],
    author: 'Anna Nowak, Jan Kos',
    date: '2026-11-20',
  };
  const unknown = { url: null, sections: [], author: null, date: null };
  test.each([
    ['', true, true],
    ['include: { section: sport }', true, true],
    ['include: { section: [Politics] }', false, true],
    ['exclude: { section: [SPORT] }', false, true],
    ['include: { path: /sport/ }', true, true],
    ['include: { path: [/politics/, "/sport/*/1"] }', true, true],
    ['include: { path: "/sport/*/2" }', false, true],
    ['exclude: { path: "*football" }', false, true],
    ['exclude: { author: nowak }', false, true],
    ['include: { author: Kos }', true, true],
    ['include: { section: Sport }\n  exclude: { author: Kos }', false, true],
    ['maxAgeDays: 5', false, true],
    ['maxAgeDays: 7', true, true],
    [`exclude: { path: "${'*a'.repeat(2_000)}" }`, true, true],
  ])('%s', (lines, isIn, isUnknownIn) => {
    const [entry] = parseSources(`- feed: ${site}\n  ${lines}`, 'sources.yaml');
    if (!entry || !('url' in entry)) throw new Error('there is no entry');
    expect([isWanted(entry, item, now), isWanted(entry, unknown, now)]).toEqual([isIn, isUnknownIn]);
  });
});

import { describe, expect, test } from 'vitest';
import type { TextBlock } from '../../../src/ingest/text-blocks.ts';
import {
  minPages,
  noBlocks,
  type SiteBlocks,
  siteBlocksSchema,
  withoutFurniture,
  withPage,
} from '../../../src/sources/page/site-furniture.ts';

const paragraph = (text: string): TextBlock => ({ kind: 'paragraph', text });
const heading = (text: string): TextBlock => ({ kind: 'heading', text });
const story = (at: number): TextBlock[] => [
  paragraph(`Ferry ${at} came late to the port on Monday.`),
  paragraph(`Its captain gave ${at} reasons for it.`),
];
/** A site of this many pages, each with its own story and what `more` gives it. */
const site = (pages: number, more: (at: number) => TextBlock[]): SiteBlocks =>
  Array.from({ length: pages }, (_, at) => [...story(at), ...more(at)]).reduce(withPage, noBlocks);
const furnitureOf = (known: SiteBlocks, blocks: readonly TextBlock[]): string[] =>
  withoutFurniture(known, [...story(999), ...blocks]).furniture.map(({ text }) => text);

describe('what stands on most pages of a site is furniture', () => {
  test.each([
    ['an invitation', paragraph('Subscribe to our newsletter for the news of the day.')],
    ['a heading', heading('Read also')],
    ['a disclaimer', paragraph('This story was published from a wire agency feed without changes to the text.')],
    ['a correction policy', paragraph('Corrections: errors are corrected promptly. Write to corrections@example.org.')],
    ['an item of a list', { kind: 'item' as const, text: 'Follow us on Mastodon' }],
    ['a sentence in Polish', paragraph('Zapisz się na nasz newsletter.')],
    ['a sentence in Korean', paragraph('무단 전재 및 재배포 금지.')],
    ['a sign alone', paragraph('***')],
  ])('%s', (_name, block) => {
    const known = site(10, () => [block]);
    expect(furnitureOf(known, [block])).toEqual([block.text]);
  });
});

test('other spaces, marks and case are the same words', () => {
  const known = site(10, () => [paragraph('Subscribe to our newsletter!')]);
  expect(furnitureOf(known, [paragraph('SUBSCRIBE  to our newsletter')])).toHaveLength(1);
});

test('what every other page has is furniture still', () => {
  const known = site(12, (at) => (at % 2 === 0 ? [paragraph('Sport in brief every Friday.')] : []));
  expect(furnitureOf(known, [paragraph('Sport in brief every Friday.')])).toHaveLength(1);
});

describe('what articles repeat is not', () => {
  const quotation = paragraph('“We will reopen the port by spring, whatever it costs,” said the mayor.');
  test.each([
    ['a quotation in two articles', 10, (at: number) => (at < 2 ? [quotation] : []), quotation],
    ['a quotation in half of them', 10, (at: number) => (at < 5 ? [quotation] : []), quotation],
    [
      'background in three',
      20,
      (at: number) => (at < 3 ? [paragraph('The port closed in 2024.')] : []),
      paragraph('The port closed in 2024.'),
    ],
    [
      'a number that changes',
      10,
      (at: number) => [paragraph(`Updated ${at} hours ago`)],
      paragraph('Updated 99 hours ago'),
    ],
  ])('%s', (_name, pages, more, block) => {
    expect(furnitureOf(site(pages, more), [block])).toEqual([]);
  });
});

test('on few pages nothing is furniture', () => {
  const block = paragraph('Subscribe to our newsletter.');
  expect(
    furnitureOf(
      site(minPages - 1, () => [block]),
      [block],
    ),
  ).toEqual([]);
  expect(
    furnitureOf(
      site(minPages, () => [block]),
      [block],
    ),
  ).toHaveLength(1);
});

test('a block twice on one page counts once', () => {
  const block = paragraph('Advertisement');
  const known = site(10, (at) => (at < 2 ? [block, block, block] : []));
  expect(furnitureOf(known, [block])).toEqual([]);
});

test('a page that would be all furniture is left as it is', () => {
  const known = site(10, () => [paragraph('Please enable JavaScript.')]);
  const page = [heading('Port'), paragraph('Please enable JavaScript.')];
  expect(withoutFurniture(known, page)).toEqual({ article: page, furniture: [] });
});

test('it is kept as JSON, small however long the site is read', { tags: 'thorough' }, () => {
  const block = paragraph('Subscribe to our newsletter.');
  const known = site(3_000, () => [block]);
  const json = JSON.stringify(known);
  expect(json.length).toBeLessThan(150_000);
  const again = siteBlocksSchema.parse(JSON.parse(json));
  expect(again).toEqual(known);
  expect(furnitureOf(again, [block])).toHaveLength(1);
});

test('what a site no longer shows is forgotten', () => {
  const old = paragraph('Our app is new.');
  const known = site(1_500, (at) => (at < 300 ? [old] : []));
  expect(furnitureOf(known, [old])).toEqual([]);
  expect(withoutFurniture(known, [...story(1), old]).article).toContain(old);
});

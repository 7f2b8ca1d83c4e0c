import { expect, test } from 'vitest';
import { canonicalAddress } from '../../../src/sources/canonical-address.ts';
import { reading, rss } from './reading.ts';

test.each([
  'https://news.example.org/port',
  'http://www.news.example.org/port/',
  'HTTPS://News.Example.ORG:443/port#top',
  'https://news.example.org/port?utm_source=rss&utm_medium=feed&fbclid=x',
  'https://news.example.org/port?',
])('%s is one article', (address) => {
  expect(canonicalAddress(address)).toBe('news.example.org/port');
});

test.each([
  ['https://news.example.org/?p=12', 'news.example.org?p=12'],
  ['https://news.example.org/?p=13&gclid=1', 'news.example.org?p=13'],
  ['https://news.example.org/Port', 'news.example.org/Port'],
  ['https://news.example.org:8080/port', 'news.example.org:8080/port'],
  ['https://news.example.org/%c5%81', 'news.example.org/%C5%81'],
  ['https://żółw.example.org/', 'xn--w-uga1v8h.example.org'],
  ['mailto:desk@example.org', null],
  ['port', null],
])('%s stands for %s', (address, canonical) => {
  expect(canonicalAddress(address)).toBe(canonical);
});

const item = (guid: string, link: string): string =>
  `<item><title>${link}</title><guid isPermaLink="false">${guid}</guid><link>${link}</link></item>`;
const names = (items: string): (readonly string[])[] => reading(rss(items)).items.map((each) => each.names);

test('an item is known by its guid within its site, and by its address', () => {
  expect(names(item('7', '/port?utm_source=rss'))).toEqual([
    ['guid news.example.org 7', 'address news.example.org/port'],
  ]);
  expect(names('<item><guid>http://www.example.net/a/</guid></item>')).toEqual([['address example.net/a']]);
});

test('one guid for ten items names none of them, nor does one address', () => {
  const ten = Array.from({ length: 10 }, (_, index) => item('same', `/${index}`)).join('');
  expect(names(ten)[9]).toEqual(['address news.example.org/9']);
  const live = Array.from({ length: 3 }, (_, index) => item(String(index), `/live#${index}`)).join('');
  expect(names(live)[2]).toEqual(['guid news.example.org 2']);
  expect(reading(rss(ten)).warnings).toEqual([
    'several items share a guid or an address, which no longer names them (1)',
  ]);
});

test('an item that stands twice keeps its names', () => {
  expect(names(item('1', '/a') + item('1', '/a'))[1]).toEqual([
    'guid news.example.org 1',
    'address news.example.org/a',
  ]);
});

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { atom, reading, rss } from './reading.ts';

const pieces = [
  '<item>',
  '</item>',
  '<item/>',
  '<entry>',
  '</entry>',
  '<title>',
  '</title>',
  '<link>',
  '</link>',
  '<link href="',
  '"/>',
  '<description>',
  '</description>',
  '<content type="xhtml">',
  '</content>',
  '<div>',
  '</div>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&amp;',
  '&#x0;',
  '&#55296;',
  '&',
  '<',
  '>',
  '"',
  "'",
  '<pubDate>',
  '</pubDate>',
  'Tue, 03 Feb 2026 09:30:00 GMT',
  '<author>',
  '((',
  '</author>',
  '</channel>',
  '</rss>',
  '</feed>',
  '<!DOCTYPE x [',
  ']>',
  '<?xml ',
  '?>',
  'xml:base="',
  'xmlns:a="',
  '\ud800',
  '\0',
  ' ',
  'words',
  '__proto__',
  '<__proto__>',
  '<constructor>',
  '{"items":[',
  '{"id":1},',
  '"title":',
];
const soup = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ maxLength: 5 })), { maxLength: 60 })
  .map((some) => some.join(''));
const sent = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  soup.map((text) => Buffer.from(text)),
  soup.map((text) => Buffer.from(rss(text))),
  soup.map((text) => Buffer.from(atom(`<entry>${text}</entry>`))),
  soup.map((text) => Buffer.from(`{"version":"https://jsonfeed.org/version/1","title":"x","items":[${text}`)),
  fc.json().map((json) => Buffer.from(`{"title":"x","items":${json}}`)),
  soup.map((text) => Buffer.from(`<rss>${text}`, 'utf16le')),
);

test('any bytes are a feed, or refused with a sentence', async () => {
  await fc.assert(
    fc.property(sent, fc.constantFrom(null, 'utf-8', 'koi8-r', 'nonsense'), (bytes, charset) => {
      try {
        const { feed } = reading(bytes, charset);
        for (const { url, title, names } of feed.items) {
          expect(url === null || /^https?:\/\//.test(url)).toBe(true);
          expect(title).not.toBe('');
          expect(new Set(names).size).toBe(names.length);
        }
      } catch (error) {
        if (!(error instanceof UnreadableError)) throw error;
        expect(error.message).toMatch(/^(?:it|more) .{10,}/);
      }
    }),
    { numRuns: 1_000 },
  );
});

test.each([
  '<item>',
  '<item><title>',
  '<title>',
  '<!--',
  '<![CDATA[',
  '(',
  '<a>',
  '&',
  '{"',
  '["\\',
])('half a million times %s is done with', (piece) => {
  for (const around of [
    rss,
    atom,
    (text: string) => `{"items":[${text}`,
    (text: string) => rss(`<item><author>${text}</author></item>`),
  ]) {
    try {
      expect(reading(around(piece.repeat(500_000))).items.length).toBeLessThan(2);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableError);
    }
  }
});

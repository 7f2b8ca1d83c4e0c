import fc from 'fast-check';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { atom, reading, rss } from '../../sources/feed/reading.ts';
import type { Door } from '../door.ts';
import { soup } from '../soups.ts';

const feedSoup = soup([
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
]);

/** What a site sends as a feed. */
export const sentFeed: fc.Arbitrary<Uint8Array> = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  feedSoup.map((text) => Buffer.from(text)),
  feedSoup.map((text) => Buffer.from(rss(text))),
  feedSoup.map((text) => Buffer.from(atom(`<entry>${text}</entry>`))),
  feedSoup.map((text) => Buffer.from(`{"version":"https://jsonfeed.org/version/1","title":"x","items":[${text}`)),
  fc.json().map((json) => Buffer.from(`{"title":"x","items":${json}}`)),
  feedSoup.map((text) => Buffer.from(`<rss>${text}`, 'utf16le')),
);

/** Any bytes are a feed whose items have addresses of the web and names of their own, or refused with a sentence. */
export const feeds: Door<{ bytes: Uint8Array; charset: string | null }> = {
  name: 'feeds',
  arbitrary: fc.record({ bytes: sentFeed, charset: fc.constantFrom(null, 'utf-8', 'koi8-r', 'nonsense') }),
  open: () => ({ let: ({ bytes, charset }) => readSent(bytes, charset), close: () => {} }),
};

function readSent(bytes: Uint8Array, charset: string | null): void {
  try {
    for (const { url, title, names } of reading(bytes, charset).items) {
      if (url !== null && !/^https?:\/\//.test(url)) throw new Error(`an item stands at ${url}`);
      if (title === '' || new Set(names).size !== names.length)
        throw new Error('an item has no title, or a name twice');
    }
  } catch (error) {
    if (!(error instanceof UnreadableError)) throw error;
    if (!/^(?:it|more) .{10,}/.test(error.message)) throw new Error(`it was refused with: ${error.message}`);
  }
}

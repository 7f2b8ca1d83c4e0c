import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { maxFeedBytes } from '../../../src/sources/feed/feed-bytes.ts';
import { reading, rss } from './reading.ts';

const title = (sent: Uint8Array, charset: string | null = null): string | null | undefined =>
  reading(sent, charset).items[0]?.title;
const declared = (encoding: string, word: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><rss><channel><item><title>${word}</title></item></channel></rss>`;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');

/** UTF-32, whose letters are four bytes each. */
function utf32(text: string, isLittle: boolean): Buffer {
  return Buffer.concat(
    [...text].map((letter) => {
      const bytes = Buffer.alloc(4);
      const code = letter.codePointAt(0) ?? 0;
      if (isLittle) bytes.writeUInt32LE(code);
      else bytes.writeUInt32BE(code);
      return bytes;
    }),
  );
}

test.each<[string, Uint8Array, string | null, string]>([
  ['UTF-8', Buffer.from(declared('utf-8', 'Łódź')), null, 'Łódź'],
  ['UTF-8 that says it is another', Buffer.from(declared('iso-8859-1', 'Łódź')), 'iso-8859-1', 'Łódź'],
  ['what HTTP says', latin1(declared('iso-8859-1', '\xa3\xf3d\xbc')), 'iso-8859-2', 'Łódź'],
  ['what its declaration says', latin1(declared('iso-8859-2', '\xa3\xf3d\xbc')), null, 'Łódź'],
  ['its declaration where HTTP is wrong', latin1(declared('windows-1250', '\xa3\xf3d\x9f')), 'utf-8', 'Łódź'],
  ['Russian', latin1(declared('koi8-r', '\xf0\xcf\xd2\xd4')), null, 'Порт'],
  ['Japanese by escapes', latin1(declared('iso-2022-jp', '\x1b$BF|K\\\x1b(B')), null, '日本'],
  ['Korean', Buffer.from('c7d1b1b9', 'hex'), 'euc-kr', '한국'],
  ['UTF-16 with its mark', Buffer.from(`\ufeff${declared('utf-16', 'Łódź')}`, 'utf16le'), null, 'Łódź'],
  ['UTF-16 without it', Buffer.from(declared('utf-16', 'Łódź'), 'utf16le'), null, 'Łódź'],
  ['UTF-16, the other way round', Buffer.from(declared('utf-16', 'Łódź'), 'utf16le').swap16(), null, 'Łódź'],
  ['UTF-32', utf32(declared('utf-32', 'Łódź'), true), null, 'Łódź'],
  ['UTF-32, the other way round', utf32(`\ufeff${declared('utf-32', 'Łódź')}`, false), null, 'Łódź'],
  ['no known encoding', latin1(declared('x-unheard-of', 'caf\xe9')), 'nonsense', 'café'],
  ['gzip that nobody asked for', gzipSync(declared('utf-8', 'Łódź')), null, 'Łódź'],
])('a feed in %s', (name, sent, charset, word) => {
  const bytes =
    name === 'Korean' ? Buffer.concat([latin1('<rss><item><title>'), sent, latin1('</title></item></rss>')]) : sent;
  expect(title(bytes, charset)).toBe(word);
});

test('UTF-8 with a stray letter is read as UTF-8, and it is said', () => {
  const bytes = Buffer.concat([Buffer.from(declared('utf-8', 'Łódź żółć ')), latin1('<!-- \xe9 -->')]);
  const { items, warnings } = reading(bytes);
  expect(items[0]?.title).toBe('Łódź żółć');
  expect(warnings).toEqual(["some of its letters aren't UTF-8 and were read as Windows-1252"]);
});

test('what was packed to burst is refused, and what was cut while packed is told', { tags: 'thorough' }, () => {
  expect(() => reading(gzipSync(Buffer.alloc(maxFeedBytes * 3)))).toThrow('it has more than 10 MiB');
  expect(() => reading(gzipSync(rss('')).subarray(0, 40))).toThrow('it is packed with gzip and was cut on its way');
});

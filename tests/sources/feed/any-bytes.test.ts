import { expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { asDoor } from '../../fuzz/door.ts';
import { feeds } from '../../fuzz/doors/feeds.ts';
import { atom, reading, rss } from './reading.ts';

test('any bytes are a feed, or refused with a sentence', () => asDoor(feeds).try({ cases: 1_000 }));

/** A square of so many hangs, and meets the limit of a test. */
const many = 200_000;

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
])('hundreds of thousands of %s are done with', (piece) => {
  for (const around of [
    rss,
    atom,
    (text: string) => `{"items":[${text}`,
    (text: string) => rss(`<item><author>${text}</author></item>`),
  ]) {
    try {
      expect(reading(around(piece.repeat(many))).items.length).toBeLessThan(2);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableError);
    }
  }
});

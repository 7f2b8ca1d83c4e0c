import { expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { asDoor } from '../../fuzz/door.ts';
import { feeds } from '../../fuzz/doors/feeds.ts';
import { atom, reading, rss } from './reading.ts';

test('any bytes are a feed, or refused with a sentence', () => asDoor(feeds).try({ cases: 1_000 }));

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

// @module-tag thorough
import { expect, test } from 'vitest';
import { UnreadableError } from '../../../src/coverage/unreadable.ts';
import { expectLinear } from '../../building/linear.ts';
import { asDoor } from '../../fuzz/door.ts';
import { feeds } from '../../fuzz/doors/feeds.ts';
import { atom, reading, rss } from './reading.ts';

test('any bytes are a feed, or refused with a sentence', () => asDoor(feeds).try({ cases: 400 }));

/** A square of this many takes a multiple of what grows with them. */
const many = 8_000;

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
])('thousands of %s are done with', (piece) => {
  for (const around of [
    rss,
    atom,
    (text: string) => `{"items":[${text}`,
    (text: string) => rss(`<item><author>${text}</author></item>`),
  ]) {
    expectLinear((size) => {
      try {
        expect(reading(around(piece.repeat(size))).items.length).toBeLessThan(2);
      } catch (error) {
        expect(error).toBeInstanceOf(UnreadableError);
      }
    }, many);
  }
});

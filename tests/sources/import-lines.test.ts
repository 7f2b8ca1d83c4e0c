import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type NumberedLine, readLines, type Start } from '../../src/sources/lines.ts';
import { temporaryFolder } from '../building/folder.ts';
import { onTestFinished } from '../building/running-test.ts';

function linesOf(
  content: string | Uint8Array,
  maxBytes = 1_000,
  start: Start = { offset: 0, lines: 0 },
): NumberedLine[] {
  const file = openSync(join(temporaryFolder({ lines: content }), 'lines'), 'r');
  onTestFinished(() => closeSync(file));
  return [...readLines(file, start, maxBytes)];
}

/** As it is compared in one go, not byte by byte. */
const readable = ({ bytes, ...line }: NumberedLine) => ({ ...line, text: bytes?.toString() ?? null });

const texts = (lines: readonly NumberedLine[]) => lines.map(({ bytes }) => bytes?.toString() ?? null);

test('a last line counts with or without its line feed; an empty file has none', () => {
  expect(texts(linesOf('a\nb'))).toEqual(['a', 'b']);
  expect(texts(linesOf('a\n\nb\n'))).toEqual(['a', '', 'b']);
  expect(linesOf('')).toEqual([]);
});

test('a line over the limit is passed over and numbered, and the next is read', () => {
  const lines = linesOf(`${'x'.repeat(700_000)}\nshort\n`, 10);
  expect(texts(lines)).toEqual([null, 'short']);
  expect(lines.map(({ number }) => number)).toEqual([1, 2]);
});

test('it goes on from where a line ended as if it had never stopped, across chunks', () => {
  const length = fc.nat({ max: 120_000 });
  fc.assert(
    fc.property(fc.array(length, { maxLength: 12 }), fc.nat(), (lengths, cut) => {
      const content = lengths.map((size, index) => `${index % 10}`.repeat(size)).join('\n');
      const whole = linesOf(content, 100_000);
      const at = whole[cut % Math.max(1, whole.length)];
      if (!at) return;
      const rest = linesOf(content, 100_000, { offset: at.end, lines: at.number });
      expect(rest.map(readable)).toEqual(whole.slice(at.number).map(readable));
    }),
    { numRuns: 30 },
  );
});

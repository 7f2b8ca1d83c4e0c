import fc from 'fast-check';
import { anyLetters } from '../building/any-letters.ts';

/** Letters, signs and pieces that are seldom where one expects them. */
export const oddPieces = [
  ...['\0', '\ud800', '\u202e', '\ufeff', '\r', '\r\n', '\n', '\t', ' ', '"', "'", '`', '\\', '<', '>', '&', '%', '#'],
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'null',
    'NaN',
    '-1',
    '1e999',
    '99999999999999999999',
    '{',
    '}',
  ],
  ...[
    '[',
    ']',
    '@everyone',
    '<@100000000000000001>',
    '../../x',
    '/etc/passwd',
    'file:///etc/passwd',
    '대한민국',
    'żółć',
  ],
  ...[
    '👩🏽‍🚀',
    'e\u0301',
    '2026-02-03',
    '2026-02-30',
    '0000-00-00',
    '-271821-04-20',
    'words',
    'The harbour reopened. ',
  ],
];

/** Pieces in any order, next to letters that nobody chose. */
export function soup(pieces: readonly string[], maxLength = 60): fc.Arbitrary<string> {
  const one = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...pieces) },
    { weight: 2, arbitrary: fc.constantFrom(...oddPieces) },
    { weight: 1, arbitrary: anyLetters({ maxLength: 8 }) },
  );
  return fc.array(one, { maxLength }).map((some) => some.join(''));
}

/** Bytes of any kind, or of a text in encodings that files come in. */
export function bytesOf(text: fc.Arbitrary<string>): fc.Arbitrary<Buffer> {
  return fc.oneof(
    { weight: 6, arbitrary: text.map((each) => Buffer.from(each)) },
    { weight: 1, arbitrary: text.map((each) => Buffer.from(`\ufeff${each}`, 'utf16le')) },
    { weight: 1, arbitrary: text.map((each) => Buffer.from(each, 'latin1')) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 300 }).map((each) => Buffer.from(each)) },
    { weight: 1, arbitrary: fc.tuple(text, fc.nat()).map(([each, cut]) => cutBytes(Buffer.from(each), cut)) },
  );
}

function cutBytes(bytes: Buffer, cut: number): Buffer {
  return bytes.subarray(0, bytes.length === 0 ? 0 : cut % bytes.length);
}

/** Ways to change a tree of JSON in one place. */
export interface Mutation {
  readonly at: number;
  readonly to: unknown;
  readonly how: 'replace' | 'delete' | 'add';
}

export const mutations = (maxLength = 3): fc.Arbitrary<readonly Mutation[]> =>
  fc.array(
    fc.record({
      at: fc.nat({ max: 10_000 }),
      to: fc.oneof(
        fc.jsonValue({ maxDepth: 2 }),
        fc.constantFrom<unknown>(...oddPieces, 'x'.repeat(5_000), -1, 1e21, [], {}),
      ),
      how: fc.constantFrom('replace', 'replace', 'delete', 'add'),
    }),
    { maxLength },
  );

/** A copy of a value with some of its places changed; which ones there are depends on what the changes before have left. */
export function mutated(value: unknown, changes: readonly Mutation[]): unknown {
  let root = structuredClone(value);
  for (const { at, to, how } of changes) {
    const places = placesIn(root);
    const place = places[at % Math.max(1, places.length)];
    if (place === undefined) root = to;
    else if (how === 'delete') delete place.of[place.key];
    else place.of[how === 'add' ? `${place.key}x` : place.key] = structuredClone(to);
  }
  return root;
}

type Place = { readonly of: Record<string, unknown>; readonly key: string };

function placesIn(value: unknown): Place[] {
  if (typeof value !== 'object' || value === null) return [];
  const of = value as Record<string, unknown>;
  return Object.keys(of).flatMap((key) => [{ of, key }, ...placesIn(of[key])]);
}

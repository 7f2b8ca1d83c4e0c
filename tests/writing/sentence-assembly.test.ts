import { describe, expect, test } from 'vitest';
import type { ModelCitation } from '../../src/model/model.ts';
import { Assembly } from '../../src/writing/sentence-assembly.ts';

const citation = (source: number): ModelCitation => ({ source, start: 0, end: 1, citedText: 'x' });
const [one, two] = [citation(1), citation(2)];

type Piece = readonly [text: string, ...citations: ModelCitation[]];

/** What comes out after each piece, and at the end. */
function steps(...pieces: readonly Piece[]): string[][] {
  const assembly = new Assembly();
  const out = pieces.map(([text, ...citations]) => assembly.add(text, citations));
  return [...out, assembly.finish()].map((drafts) => drafts.map(({ text }) => text));
}

function drafts(...pieces: readonly Piece[]) {
  const assembly = new Assembly();
  return [...pieces.flatMap(([text, ...citations]) => assembly.add(text, citations)), ...assembly.finish()].map(
    ({ text, citations, startsParagraph }) => ({
      text,
      sources: citations.map(({ source }) => source),
      startsParagraph,
    }),
  );
}

describe('sentences are handed out as soon as they are whole', () => {
  test('a cited piece that ends like one is', () => {
    expect(steps(['The harbour opened.', one], [' '], ['Nobody was hurt.', two])).toEqual([
      ['The harbour opened.'],
      [],
      ['Nobody was hurt.'],
      [],
    ]);
  });

  test('an uncited piece waits for what follows', () => {
    expect(steps(['The wall held.'], [' Then it rained.', one])).toEqual([
      [],
      ['The wall held.', 'Then it rained.'],
      [],
    ]);
  });

  test('one whose full stop comes by itself is whole with it', () => {
    expect(steps(['The harbour opened', one], ['. '], ['It rained', two], ['.”'])).toEqual([
      [],
      ['The harbour opened.'],
      [],
      ['It rained.”'],
      [],
    ]);
  });

  test('one that runs over several pieces waits for its end', () => {
    expect(steps(['The harbour ', one], ['opened on Monday', two], [', as said.'], [' It'])).toEqual([
      [],
      [],
      [],
      ['The harbour opened on Monday, as said.'],
      ['It'],
    ]);
  });
});

test('a sentence carries what any part of it cites, and nothing of its neighbours', () => {
  expect(drafts(['The harbour ', one], ['opened. ', two], ['It rained', one], ['.'])).toEqual([
    { text: 'The harbour opened.', sources: [1, 2], startsParagraph: true },
    { text: 'It rained.', sources: [1], startsParagraph: false },
  ]);
});

test('a full stop alone cites nothing and is no sentence', () => {
  expect(drafts(['The harbour opened', one], ['.', two])).toEqual([
    { text: 'The harbour opened.', sources: [1], startsParagraph: true },
  ]);
  expect(drafts(['The harbour opened.', one], [' … '], ['.'])).toHaveLength(1);
});

test('a line break begins a paragraph', () => {
  const found = drafts(['The harbour opened. It rained.', one], ['\n\n'], ['Nobody came.', two], ['\nThe end'], ['.']);
  expect(found.map(({ text, startsParagraph }) => [text, startsParagraph])).toEqual([
    ['The harbour opened.', true],
    ['It rained.', false],
    ['Nobody came.', true],
    ['The end.', true],
  ]);
});

test('numbers in brackets, list marks and emphasis that a model writes itself are taken off', () => {
  const text = '- **The harbour** opened [1]. \n2. It rained [2, 3] in Gdynia[4].\n> Nobody came.';
  expect(drafts([text, one]).map((draft) => draft.text)).toEqual([
    'The harbour opened.',
    'It rained in Gdynia.',
    'Nobody came.',
  ]);
});

test('nothing in, nothing out', () => {
  expect(drafts()).toEqual([]);
  expect(drafts(['  \n '])).toEqual([]);
});

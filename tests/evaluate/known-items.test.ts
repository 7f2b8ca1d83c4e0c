import { expect, test } from 'vitest';
import { knownItems } from '../../src/evaluate/known-items.ts';
import { temporaryFolder } from '../building/folder.ts';

const body =
  'It snowed. The ferry Stena from Karlskrona reached Gdynia nine hours late because thick ice had blocked the harbour.';
const line = (id: string, date?: string): string =>
  JSON.stringify({ _id: id, title: 'Ferry', text: body, metadata: date === undefined ? {} : { date } });

test('articles are asked for by words of theirs: soon after they came, and on the last day', () => {
  const folder = temporaryFolder({
    'corpus.jsonl': [line('old', '2026-01-02T10:00:00Z'), line('new', '2026-03-04'), line('undated')].join('\n'),
  });
  const [soon, late] = knownItems(folder);
  expect(soon?.questions.map(({ id, asOf }) => [id, asOf])).toEqual([
    ['old', '2026-01-04'],
    ['new', '2026-03-06'],
  ]);
  expect(late?.questions.map(({ asOf }) => asOf)).toEqual(['2026-03-04', '2026-03-04']);
  const [first] = soon?.questions ?? [];
  expect(first?.judgements).toEqual(new Map([['old', 1]]));
  expect(first?.text.split(' ')).toHaveLength(5);
  for (const word of first?.text.split(' ') ?? []) expect(body).toContain(word);
  // The same words each time.
  expect(knownItems(folder)).toEqual([soon, late]);
});

test('a corpus without dates can’t be asked so', () => {
  const folder = temporaryFolder({ 'corpus.jsonl': line('undated') });
  expect(() => knownItems(folder)).toThrow('holds no dated article');
  expect(() => knownItems(temporaryFolder())).toThrow('corpus.jsonl is missing');
});

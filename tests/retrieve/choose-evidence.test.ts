import { expect, test } from 'vitest';
import type { Article } from '../../src/coverage/article.ts';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';
import { createRandom, inventEvent, report } from '../building/prose.ts';

const filler = 'It rained in Torun for most of the day and people stayed at home.';
const many = (count: number) => Array.from({ length: count }, () => filler).join(' ');

async function sourcesFor(text: string, ...articles: readonly Article[]) {
  const evidence = await archiveOf(...articles).library.retrieve(question(text));
  return evidence.sources;
}

/** The words that are sent of the first source, passage by passage. */
async function passagesFor(text: string, ...articles: readonly Article[]): Promise<string[]> {
  const [source] = await sourcesFor(text, ...articles);
  const { text: body = '', sentences = [] } = source?.article ?? {};
  return (source?.passages ?? []).map(({ first, last }) => body.slice(sentences[first]?.start, sentences[last]?.end));
}

test('evidence stays within its budget, however much there is', { tags: 'thorough' }, async () => {
  const random = createRandom(5);
  const articles = Array.from({ length: 60 }, (_, index) =>
    article(`a${index}`, {}, `The ferry came. ${report(inventEvent(random), random)} ${many(15)}`),
  );
  const sources = await sourcesFor('ferry', ...articles);
  const characters = sources.flatMap(({ article: { sentences }, passages }) =>
    passages.flatMap(({ first, last }) => sentences.slice(first, last + 1).map(({ start, end }) => end - start)),
  );
  expect(characters.reduce((sum, count) => sum + count, 0)).toBeLessThan(7_000);
  expect(sources.length).toBeGreaterThan(3);
});

test('a short article is sent whole', async () => {
  const text = `${filler} The lighthouse of Hel was painted. ${filler} Its keeper retired in May. ${filler}`;
  expect(await passagesFor('Which lighthouse was painted?', article('one', {}, text))).toEqual([text]);
});

test('of a long one the sentence that fits is sent with its neighbours, one of which is often the answer', async () => {
  const text = `${many(30)} A storm came up in March. The lighthouse of Hel was closed. Its keeper, Jan Nowak, had fallen ill. ${many(30)}`;
  expect(await passagesFor('Why was the lighthouse of Hel closed?', article('one', {}, text))).toEqual([
    `${filler} A storm came up in March. The lighthouse of Hel was closed. Its keeper, Jan Nowak, had fallen ill.`.slice(
      filler.length + 1,
    ),
  ]);
});

test('a passage that begins without a name is sent with the sentence before it, never over a heading', async () => {
  const told = 'Nobody was hurt at all. The lighthouse of Hel was closed.';
  const named = 'Keeper Ewa Zielińska saw it first.';
  const asked = 'Why was the lighthouse of Hel closed?';
  const together = article('one', {}, `${many(30)} ${named} ${told} ${many(30)}`);
  expect(await passagesFor(asked, together)).toEqual([`${named} ${told} ${filler}`]);
  const parted = article('one', {}, `${many(30)} ${named}`, '## What followed', `${told} ${many(30)}`);
  expect(await passagesFor(asked, parted)).toEqual([`${told} ${filler}`]);
});

test('what is far below the best is left out even where there is room', async () => {
  const best = article('best', {}, 'The lighthouse of Hel was closed in March by its keeper Ewa Zielińska.');
  const others = [1, 2, 3].map((index) => article(`far${index}`, {}, `${many(index + 8)} March was cold.`));
  const sources = await sourcesFor('Why did Ewa Zielińska close the lighthouse of Hel in March?', best, ...others);
  expect(sources.map((source) => source.article.id)).toEqual(['best']);
});

import { expect, test } from 'vitest';
import { archiveOf } from '../building/archive.ts';
import { article } from '../building/article.ts';
import { question } from '../building/desk.ts';

test('the last words of a long article count as a passage like its first', async () => {
  const rain = 'It rained all day on the coast and nobody at all went out to sea for as long as it did. ';
  const { library } = archiveOf(article('long', {}, `${rain.repeat(12)}The lighthouse of Ustka was sold to a brewer.`));
  const evidence = await library.retrieve(question('Who bought the lighthouse of Ustka?'));
  expect('sources' in evidence && evidence.sources.map((source) => source.article.id)).toEqual(['long']);
});

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { create, insertMultiple, load, save, search } from '@orama/orama';
import { type Contestant, hitLimit } from './contestant.ts';
import { articlesOf, batches, plainArticles, plainPassages, questionWords } from './plain-corpus.ts';

const schema = { title: 'string', text: 'string' } as const;
const perBatch = 500;

/** Orama over passages, as it comes. */
export const orama: Contestant = {
  async build(corpus, dir) {
    const index = create({ schema });
    for (const batch of batches(plainArticles(corpus), perBatch)) {
      await insertMultiple(
        index,
        batch.flatMap((article) => [...plainPassages(article)]),
      );
    }
    writeFileSync(join(dir, 'index.v8'), serialize(save(index)));
  },
  async open(dir) {
    const index = create({ schema });
    load(index, deserialize(readFileSync(join(dir, 'index.v8'))));
    return {
      async ask({ text: question }) {
        const { hits } = await search(index, { term: questionWords(question).join(' '), limit: hitLimit });
        return articlesOf(hits.map(({ id }) => id));
      },
    };
  },
};

import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import MiniSearch from 'minisearch';
import { type Contestant, hitLimit } from './contestant.ts';
import { articlesOf, batches, plainArticles, plainPassages, questionWords } from './plain-corpus.ts';

const options = { fields: ['title', 'text'] };
const perBatch = 1_000;

/** MiniSearch over passages, as it comes. Kept in V8's own form, since its JSON would outgrow the longest string. */
export const miniSearch: Contestant = {
  async build(corpus, dir) {
    const index = new MiniSearch(options);
    for (const batch of batches(plainArticles(corpus), perBatch)) {
      index.addAll(batch.flatMap((article) => [...plainPassages(article)]));
    }
    writeFileSync(join(dir, 'index.v8'), serialize(index.toJSON()));
  },
  async open(dir) {
    const index = MiniSearch.loadJS(deserialize(readFileSync(join(dir, 'index.v8'))), options);
    return {
      async ask({ text: question }) {
        const hits = index.search(questionWords(question).join(' ')).slice(0, hitLimit);
        return articlesOf(hits.map(({ id }) => String(id)));
      },
    };
  },
};

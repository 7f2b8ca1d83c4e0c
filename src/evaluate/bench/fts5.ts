import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { type Contestant, hitLimit } from './contestant.ts';
import { articlesOf, batches, type PlainArticle, plainArticles, plainPassages, questionWords } from './plain-corpus.ts';

const perTransaction = 1_000;
const idRow = z.object({ id: z.string() });

/** SQLite's own full text search, words ORed, ranked by its bm25(). @param titleWeight how much more a headline's word counts. */
function fts5(
  rows: (article: PlainArticle) => Iterable<PlainArticle>,
  titleWeight: number,
  name: (ids: string[]) => string[],
): Contestant {
  const path = (dir: string): string => join(dir, 'rival.sqlite');
  return {
    async build(corpus, dir) {
      const database = new DatabaseSync(path(dir));
      database.exec("CREATE VIRTUAL TABLE texts USING fts5 (id UNINDEXED, title, text, tokenize = 'porter unicode61')");
      const insert = database.prepare('INSERT INTO texts VALUES (?, ?, ?)');
      for (const batch of batches(plainArticles(corpus), perTransaction)) {
        database.exec('BEGIN');
        for (const row of batch.flatMap((article) => [...rows(article)])) insert.run(row.id, row.title, row.text);
        database.exec('COMMIT');
      }
      database.close();
    },
    async open(dir) {
      const database = new DatabaseSync(path(dir), { readOnly: true });
      const select = database.prepare(
        `SELECT id, text FROM texts WHERE texts MATCH ? ORDER BY bm25(texts, 0, ${titleWeight}, 1) LIMIT ${hitLimit}`,
      );
      return {
        async ask({ text: question }) {
          const match = questionWords(question)
            .map((word) => `"${word}"`)
            .join(' OR ');
          return match === '' ? [] : name(select.all(match).map((row) => idRow.parse(row).id));
        },
      };
    },
  };
}

export const fts5Passages = fts5(plainPassages, 1, articlesOf);
export const fts5Articles = fts5(
  (article) => [article],
  8,
  (ids) => ids,
);
